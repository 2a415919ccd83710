using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AnimeGan.Benchmarks.Training;

/// <summary>What the processor can multiply and add in float32 at best: products that nothing waits for, in registers alone.</summary>
internal static class PeakSpeed
{
    private const int Turns = 4_000_000;
    private const int Chains = 12;
    private const int Tries = 9;

    /// <summary>Billions of operations a second, the best of some tries.</summary>
    /// <param name="threads">How many compute at once.</param>
    /// <param name="narrow">Vectors of 256 bits although there are longer ones.</param>
    public static double Measure(int threads, bool narrow = false)
    {
        var wide = Avx512F.IsSupported && !narrow;
        Action turns = wide ? static () => Wide(1.0f) : static () => Narrow(1.0f);
        var operations = 2.0 * Chains * Turns * (wide ? Vector512<float>.Count : Vector256<float>.Count) * threads;
        var best = 0.0;
        for (var i = 0; i < Tries; i++)
        {
            // Each thread is timed by itself once all have begun; the slowest counts.
            using var all = new Barrier(threads);
            var seconds = new double[threads];
            var crew = Enumerable.Range(0, threads).Select(member => new Thread(() =>
            {
                all.SignalAndWait();
                var started = Stopwatch.GetTimestamp();
                turns();
                seconds[member] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            })).ToList();
            crew.ForEach(thread => thread.Start());
            crew.ForEach(thread => thread.Join());
            best = Math.Max(best, operations / seconds.Max() / 1e9);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Wide(float start)
    {
        var (x, y) = (Vector512.Create(0.999f), Vector512.Create(1e-3f));
        Vector512<float> a, b, c, d, e, f, g, h, i, j, k, l;
        a = b = c = d = e = f = g = h = i = j = k = l = Vector512.Create(start);
        for (var turn = 0; turn < Turns; turn++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Narrow(float start)
    {
        var (x, y) = (Vector256.Create(0.999f), Vector256.Create(1e-3f));
        Vector256<float> a, b, c, d, e, f, g, h, i, j, k, l;
        a = b = c = d = e = f = g = h = i = j = k = l = Vector256.Create(start);
        for (var turn = 0; turn < Turns; turn++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y);
            b = Vector256.FusedMultiplyAdd(b, x, y);
            c = Vector256.FusedMultiplyAdd(c, x, y);
            d = Vector256.FusedMultiplyAdd(d, x, y);
            e = Vector256.FusedMultiplyAdd(e, x, y);
            f = Vector256.FusedMultiplyAdd(f, x, y);
            g = Vector256.FusedMultiplyAdd(g, x, y);
            h = Vector256.FusedMultiplyAdd(h, x, y);
            i = Vector256.FusedMultiplyAdd(i, x, y);
            j = Vector256.FusedMultiplyAdd(j, x, y);
            k = Vector256.FusedMultiplyAdd(k, x, y);
            l = Vector256.FusedMultiplyAdd(l, x, y);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
