using System.Diagnostics;
using TorchSharp;

namespace AnimeGan.Benchmarks.Training;

/// <summary>What the machine can do at best, as a large matrix product shows it.</summary>
internal static class PeakSpeed
{
    private const int Size = 3_000;
    private const int Tries = 7;

    /// <summary>Billions of operations a second, the best of some tries.</summary>
    /// <param name="threads">How many.</param>
    public static double Measure(int threads)
    {
        torch.set_num_threads(threads);
        using var scope = torch.NewDisposeScope();
        var (a, b) = (torch.rand(Size, Size), torch.rand(Size, Size));
        var best = double.PositiveInfinity;
        for (var i = 0; i < Tries; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var product = torch.mm(a, b);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return 2 * Math.Pow(Size, 3) / best / 1e9;
    }
}
