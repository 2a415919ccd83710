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

    // 2^n times a polynomial on |r| ≤ log(2) / 2; adding 1.5 · 2²³ leaves the nearest whole number in the low bits.
    // Coefficients: Moshier's Cephes, expf. The runtime's own takes the numbers one by one.
    public static HalfVector Exp(HalfVector value)
    {
        var x = Vector256.Min(Vector256.Max(value._value, Vector256.Create(-87f)), Vector256.Create(88f));
        var whole = Vector256.FusedMultiplyAdd(x, Vector256.Create(1.44269504088896341f), Vector256.Create(12582912f));
        var n = whole - Vector256.Create(12582912f);
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(2.12194440e-4f), Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.693359375f), x));
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(1.9875691500e-4f), r, Vector256.Create(1.3981999507e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(8.3334519073e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(4.1665795894e-2f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.6666665459e-1f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(5.0000001201e-1f));
        var power = (whole.AsInt32() - Vector256.Create(0x4B400000 - 127)) << 23;
        return new((Vector256.FusedMultiplyAdd(p * r, r, r) + Vector256<float>.One) * power.AsSingle());
    }

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
