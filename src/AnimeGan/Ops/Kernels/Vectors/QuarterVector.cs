using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector TwoToTheLow(QuarterVector value) => new(((value._value.AsInt32() + Vector128.Create(127)) << 23).AsSingle());

    public static float Sum(QuarterVector value) => Vector128.Sum(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector LowHalves(QuarterVector pairs) => new((pairs._value.AsUInt32() << 16).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector HighHalves(QuarterVector pairs) => new((pairs._value.AsUInt32() & Vector128.Create(0xffff0000u)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterVector Pairs(QuarterVector low, QuarterVector high) =>
        new(((Rounded(low._value) >>> 16) | (Rounded(high._value) & Vector128.Create(0xffff0000u))).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Turn(QuarterVector* rows)
    {
        var at = (Vector128<float>*)rows;
        var (low, high) = Zip(at[0], at[1]);
        var (nextLow, nextHigh) = Zip(at[2], at[3]);
        (at[0], at[1]) = ZipPairs(low, nextLow);
        (at[2], at[3]) = ZipPairs(high, nextHigh);
    }

    // In the upper half of each number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Rounded(Vector128<float> value)
    {
        var bits = value.AsUInt32();
        var nearest = bits + Vector128.Create(0x7fffu) + ((bits >>> 16) & Vector128<uint>.One);
        return Vector128.ConditionalSelect(Vector128.Equals(value, value).AsUInt32(), nearest, bits | Vector128.Create(0x400000u));
    }

    // Numbers of both in turn; SSE's is for tests on machines that have wider vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Low, Vector128<float> High) Zip(Vector128<float> a, Vector128<float> b) => AdvSimd.Arm64.IsSupported
        ? (AdvSimd.Arm64.ZipLow(a, b), AdvSimd.Arm64.ZipHigh(a, b))
        : (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Low, Vector128<float> High) ZipPairs(Vector128<float> a, Vector128<float> b) => AdvSimd.Arm64.IsSupported
        ? (AdvSimd.Arm64.ZipLow(a.AsDouble(), b.AsDouble()).AsSingle(), AdvSimd.Arm64.ZipHigh(a.AsDouble(), b.AsDouble()).AsSingle())
        : (Sse2.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle(), Sse2.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle());
}
