using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AnimeGan.Ops;

/// <summary>Four numbers: Arm's AdvSimd.</summary>
internal readonly unsafe struct QuarterVector(Vector128<float> value) : IVector<QuarterVector>
{
    private readonly Vector128<float> _value = value;

    public static int Count => 4;

    public static int MostRows => 14;

    public static string Name => "AdvSimd";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector Splat(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector Load(float* from) => new(Vector128.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* to, QuarterVector value) => value._value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector MultiplyAdd(QuarterVector a, QuarterVector b, QuarterVector c) => new(Vector128.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector operator +(QuarterVector a, QuarterVector b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector operator -(QuarterVector a, QuarterVector b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector operator *(QuarterVector a, QuarterVector b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector operator /(QuarterVector a, QuarterVector b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector WherePositive(QuarterVector value, QuarterVector positive, QuarterVector other) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(value._value, Vector128<float>.Zero), positive._value, other._value));

    public static QuarterVector Exp(QuarterVector value) => new(Vector128.Exp(value._value));

    public static float Sum(QuarterVector value) => Vector128.Sum(value._value);
}
