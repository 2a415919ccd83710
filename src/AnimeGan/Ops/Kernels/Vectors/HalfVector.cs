using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AnimeGan.Ops;

/// <summary>Eight numbers: AVX2 with FMA.</summary>
internal readonly unsafe struct HalfVector(Vector256<float> value) : IVector<HalfVector>
{
    private readonly Vector256<float> _value = value;

    public static int Count => 8;

    public static int MostRows => 6;

    public static string Name => "AVX2";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector Splat(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector Load(float* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* to, HalfVector value) => value._value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector MultiplyAdd(HalfVector a, HalfVector b, HalfVector c) => new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector operator +(HalfVector a, HalfVector b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector operator -(HalfVector a, HalfVector b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector operator *(HalfVector a, HalfVector b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector operator /(HalfVector a, HalfVector b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector WherePositive(HalfVector value, HalfVector positive, HalfVector other) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(value._value, Vector256<float>.Zero), positive._value, other._value));

    public static HalfVector Exp(HalfVector value) => new(Vector256.Exp(value._value));

    public static float Sum(HalfVector value) => Vector256.Sum(value._value);
}
