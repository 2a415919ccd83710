using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>tanh and the logistic function of many values at once.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal static unsafe class Squash<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>tanh, in place. Relative error 2e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tanh(float* values, nint count) => Each<TanhOf>(values, count);

    /// <summary>1 / (1 + e^−x), in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sigmoid(float* values, nint count) => Each<SigmoidOf>(values, count);

    // The rest after the last whole vector passes through one of its own, so that a value's result depends on it alone.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Each<TFunction>(float* values, nint count)
        where TFunction : struct, IFunction
    {
        nint at = 0;
        for (; at + V.Count <= count; at += V.Count)
        {
            V.Store(values + at, TFunction.Of(V.Load(values + at)));
        }

        if (at == count)
        {
            return;
        }

        var rest = stackalloc float[V.Count];
        var length = (int)(count - at);
        new Span<float>(rest, V.Count).Clear();
        new ReadOnlySpan<float>(values + at, length).CopyTo(new Span<float>(rest, length));
        V.Store(rest, TFunction.Of(V.Load(rest)));
        new ReadOnlySpan<float>(rest, length).CopyTo(new Span<float>(values + at, length));
    }

    // e^x for x from −87 to 88, else that of the nearer end, and NaN of NaN: 2^n times a polynomial on |r| ≤ log(2) / 2.
    // Coefficients: Moshier's Cephes, expf. Relative error 2e-7. The runtime's own takes the numbers one by one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp(V x)
    {
        var (least, most) = (V.Splat(-87), V.Splat(88));
        x = V.WherePositive(x - most, most, x);
        x = V.WherePositive(least - x, least, x);

        // Adding 1.5 · 2²³ leaves the nearest whole number in the low bits.
        var large = V.Splat(12582912f);
        var whole = V.MultiplyAdd(x, V.Splat(1.44269504088896341f), large);
        var n = whole - large;
        var r = V.MultiplyAdd(n, V.Splat(2.12194440e-4f), V.MultiplyAdd(n, V.Splat(-0.693359375f), x));
        var p = V.MultiplyAdd(V.Splat(1.9875691500e-4f), r, V.Splat(1.3981999507e-3f));
        p = V.MultiplyAdd(p, r, V.Splat(8.3334519073e-3f));
        p = V.MultiplyAdd(p, r, V.Splat(4.1665795894e-2f));
        p = V.MultiplyAdd(p, r, V.Splat(1.6666665459e-1f));
        p = V.MultiplyAdd(p, r, V.Splat(5.0000001201e-1f));
        return (V.MultiplyAdd(p * r, r, r) + V.Splat(1)) * V.TwoToTheLow(whole);
    }

    private interface IFunction
    {
        static abstract V Of(V x);
    }

    // Near 0 a polynomial, else by e^−2|x|. Coefficients: Moshier's Cephes, tanhf.
    private readonly struct TanhOf : IFunction
    {
        public static V Of(V x)
        {
            var (zero, one) = (V.Splat(0), V.Splat(1));
            var size = V.WherePositive(x, x, zero - x);
            var e = Exp(V.Splat(-2) * size);
            var far = (one - e) / (one + e);
            var z = x * x;
            var near = V.MultiplyAdd(V.Splat(-5.70498872745e-3f), z, V.Splat(2.06390887954e-2f));
            near = V.MultiplyAdd(near, z, V.Splat(-5.37397155531e-2f));
            near = V.MultiplyAdd(near, z, V.Splat(1.33314422036e-1f));
            near = V.MultiplyAdd(near, z, V.Splat(-3.33332819422e-1f));
            near = V.MultiplyAdd(near * z, x, x);
            return V.WherePositive(V.Splat(0.625f) - size, near, V.WherePositive(x, far, zero - far));
        }
    }

    private readonly struct SigmoidOf : IFunction
    {
        public static V Of(V x) => V.Splat(1) / (V.Splat(1) + Exp(V.Splat(0) - x));
    }
}
