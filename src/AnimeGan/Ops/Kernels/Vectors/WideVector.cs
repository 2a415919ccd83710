using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AnimeGan.Ops;

/// <summary>Sixteen numbers: AVX-512.</summary>
internal readonly unsafe struct WideVector(Vector512<float> value) : IVector<WideVector>
{
    private readonly Vector512<float> _value = value;

    public static int Count => 16;

    public static int MostRows => 14;

    public static string Name => "AVX-512";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector Splat(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector Load(float* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* to, WideVector value) => value._value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector MultiplyAdd(WideVector a, WideVector b, WideVector c) => new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector operator +(WideVector a, WideVector b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector operator -(WideVector a, WideVector b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector operator *(WideVector a, WideVector b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector operator /(WideVector a, WideVector b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector WherePositive(WideVector value, WideVector positive, WideVector other) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(value._value, Vector512<float>.Zero), positive._value, other._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector TwoToTheLow(WideVector value) => new(((value._value.AsInt32() + Vector512.Create(127)) << 23).AsSingle());

    public static float Sum(WideVector value) => Vector512.Sum(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector LowHalves(WideVector pairs) => new((pairs._value.AsUInt32() << 16).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector HighHalves(WideVector pairs) => new((pairs._value.AsUInt32() & Vector512.Create(0xffff0000u)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector Pairs(WideVector low, WideVector high) =>
        new(((Rounded(low._value) >>> 16) | (Rounded(high._value) & Vector512.Create(0xffff0000u))).AsSingle());

    // Pairs of numbers, then of pairs, within each quarter of four rows; then the quarters of every fourth row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Turn(WideVector* rows)
    {
        var at = (Vector512<float>*)rows;
        for (var i = 0; i < 16; i += 4)
        {
            var (low, high) = (Avx512F.UnpackLow(at[i], at[i + 1]).AsDouble(), Avx512F.UnpackHigh(at[i], at[i + 1]).AsDouble());
            var (nextLow, nextHigh) = (Avx512F.UnpackLow(at[i + 2], at[i + 3]).AsDouble(), Avx512F.UnpackHigh(at[i + 2], at[i + 3]).AsDouble());
            at[i] = Avx512F.UnpackLow(low, nextLow).AsSingle();
            at[i + 1] = Avx512F.UnpackHigh(low, nextLow).AsSingle();
            at[i + 2] = Avx512F.UnpackLow(high, nextHigh).AsSingle();
            at[i + 3] = Avx512F.UnpackHigh(high, nextHigh).AsSingle();
        }

        for (var i = 0; i < 4; i++)
        {
            var (above, aboveEnd) = (Avx512F.Shuffle4x128(at[i], at[i + 4], 0x44), Avx512F.Shuffle4x128(at[i], at[i + 4], 0xee));
            var (below, belowEnd) = (Avx512F.Shuffle4x128(at[i + 8], at[i + 12], 0x44), Avx512F.Shuffle4x128(at[i + 8], at[i + 12], 0xee));
            at[i] = Avx512F.Shuffle4x128(above, below, 0x88);
            at[i + 4] = Avx512F.Shuffle4x128(above, below, 0xdd);
            at[i + 8] = Avx512F.Shuffle4x128(aboveEnd, belowEnd, 0x88);
            at[i + 12] = Avx512F.Shuffle4x128(aboveEnd, belowEnd, 0xdd);
        }
    }

    // In the upper half of each number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Rounded(Vector512<float> value)
    {
        var bits = value.AsUInt32();
        var nearest = bits + Vector512.Create(0x7fffu) + ((bits >>> 16) & Vector512<uint>.One);
        return Vector512.ConditionalSelect(Vector512.Equals(value, value).AsUInt32(), nearest, bits | Vector512.Create(0x400000u));
    }
}
