using System.Diagnostics;
using AnimeGan.Data;

namespace AnimeGan.Benchmarks;

/// <summary>How fast faces are drawn. The goal is absolute: there is no other program that draws them.</summary>
internal sealed class SynthAnimeBenchmark : IBenchmark
{
    private const int Faces = 2000;
    private const int Size = 64;
    private const double Goal = 2000;

    /// <inheritdoc />
    public string Name => "synth";

    /// <inheritdoc />
    public string Description => "SynthAnime faces at 64×64 in memory; goal 2,000 a second on two cores";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        // Tiered compilation needs a few seconds of calls until the drawing runs at its final speed.
        _ = Round(options.Threads);
        _ = Round(options.Threads);
        var rates = new List<double>();
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < options.Pairs; i++)
        {
            rates.Add(Round(options.Threads));
        }

        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalMilliseconds / (options.Pairs * Faces);
        var (low, median, high) = ComparisonResult.Quartiles(rates);
        ResultTable.Line($"SynthAnime {Size}×{Size}: median {median:0} faces/s, quartiles {low:0} to {high:0}, {rates.Count} rounds of {Faces}; {cpu:0.000} ms of CPU a face");
        ResultTable.Line($"goal at least {Goal:0}: {(median >= Goal ? "met" : "MISSED")}");
        ResultTable.Line($"{ResultTable.Machine()}, {options.Threads} threads");
        return median >= Goal;
    }

    private static double Round(int threads)
    {
        var watch = Stopwatch.StartNew();
        Parallel.For(
            0,
            Faces,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new byte[3 * Size * Size],
            (index, _, bytes) =>
            {
                SynthAnime.Render(1, index, Size, bytes);
                return bytes;
            },
            _ => { });
        return Faces / watch.Elapsed.TotalSeconds;
    }
}
