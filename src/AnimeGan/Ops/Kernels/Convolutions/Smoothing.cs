using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>A vector of square filters, tap by tap, smoothed by [1, 3, 3, 1] / 4 along rows and columns: three rows and columns more.</summary>
/// <remarks>A transposed convolution of step two, then that filter over its result, is one transposed convolution by the smoothed filters.</remarks>
/// <typeparam name="V">The vectors.</typeparam>
internal static unsafe class Smoothing<V>
    where V : unmanaged, IVector<V>
{
    private const int More = 3;

    /// <summary>Smooths, in place.</summary>
    /// <param name="taps">[kernel][kernel] vectors, and room for [kernel + 3][kernel + 3].</param>
    /// <param name="kernel">Rows and columns before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Smooth(float* taps, int kernel)
    {
        var side = kernel + More;

        // Backwards, since what is written is longer than what is read.
        for (var row = kernel - 1; row >= 0; row--)
        {
            Line(taps + (row * kernel * V.Count), V.Count, kernel, taps + (row * side * V.Count), V.Count);
        }

        for (var column = 0; column < side; column++)
        {
            Line(taps + (column * V.Count), side * V.Count, kernel, taps + (column * V.Count), side * V.Count);
        }
    }

    /// <summary>The adjoint of <see cref="Smooth"/>, in place.</summary>
    /// <param name="taps">[kernel + 3][kernel + 3] vectors; then [kernel][kernel].</param>
    /// <param name="kernel">Rows and columns after.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Adjoint(float* taps, int kernel)
    {
        var side = kernel + More;
        for (var column = 0; column < side; column++)
        {
            LineAdjoint(taps + (column * V.Count), side * V.Count, kernel, taps + (column * V.Count), side * V.Count);
        }

        for (var row = 0; row < kernel; row++)
        {
            LineAdjoint(taps + (row * side * V.Count), V.Count, kernel, taps + (row * kernel * V.Count), V.Count);
        }
    }

    private static float Weight(int at) => at is 0 or More ? 0.25f : 0.75f;

    // From the end on, so that a number is read before one is written over it.
    private static void Line(float* from, nint step, int kernel, float* to, nint toStep)
    {
        for (var tap = kernel + More - 1; tap >= 0; tap--)
        {
            var sum = V.Splat(0);
            for (var k = Math.Max(0, tap - More); k <= Math.Min(kernel - 1, tap); k++)
            {
                sum = V.MultiplyAdd(V.Splat(Weight(tap - k)), V.Load(from + (k * step)), sum);
            }

            V.Store(to + (tap * toStep), sum);
        }
    }

    private static void LineAdjoint(float* from, nint step, int kernel, float* to, nint toStep)
    {
        for (var k = 0; k < kernel; k++)
        {
            var sum = V.Splat(0);
            for (var at = 0; at <= More; at++)
            {
                sum = V.MultiplyAdd(V.Splat(Weight(at)), V.Load(from + ((k + at) * step)), sum);
            }

            V.Store(to + (k * toStep), sum);
        }
    }
}
