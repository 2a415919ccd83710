using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector TwoToTheLow(HalfVector value) => new(((value._value.AsInt32() + Vector256.Create(127)) << 23).AsSingle());

    public static float Sum(HalfVector value) => Vector256.Sum(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector LowHalves(HalfVector pairs) => new((pairs._value.AsUInt32() << 16).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector HighHalves(HalfVector pairs) => new((pairs._value.AsUInt32() & Vector256.Create(0xffff0000u)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfVector Pairs(HalfVector low, HalfVector high) =>
        new(((Rounded(low._value) >>> 16) | (Rounded(high._value) & Vector256.Create(0xffff0000u))).AsSingle());

    // Pairs of numbers, then of pairs, within each half of four rows; then the halves of every fourth row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Turn(HalfVector* rows)
    {
        var at = (Vector256<float>*)rows;
        for (var i = 0; i < 8; i += 4)
        {
            var (low, high) = (Avx.UnpackLow(at[i], at[i + 1]).AsDouble(), Avx.UnpackHigh(at[i], at[i + 1]).AsDouble());
            var (nextLow, nextHigh) = (Avx.UnpackLow(at[i + 2], at[i + 3]).AsDouble(), Avx.UnpackHigh(at[i + 2], at[i + 3]).AsDouble());
            at[i] = Avx.UnpackLow(low, nextLow).AsSingle();
            at[i + 1] = Avx.UnpackHigh(low, nextLow).AsSingle();
            at[i + 2] = Avx.UnpackLow(high, nextHigh).AsSingle();
            at[i + 3] = Avx.UnpackHigh(high, nextHigh).AsSingle();
        }

        for (var i = 0; i < 4; i++)
        {
            var (above, below) = (at[i], at[i + 4]);
            at[i] = Avx.Permute2x128(above, below, 0x20);
            at[i + 4] = Avx.Permute2x128(above, below, 0x31);
        }
    }

    // In the upper half of each number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rounded(Vector256<float> value)
    {
        var bits = value.AsUInt32();
        var nearest = bits + Vector256.Create(0x7fffu) + ((bits >>> 16) & Vector256<uint>.One);
        return Vector256.ConditionalSelect(Vector256.Equals(value, value).AsUInt32(), nearest, bits | Vector256.Create(0x400000u));
    }
}
