using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Testing;

namespace AnimeGan.Benchmarks.Preparation;

/// <summary>A folder of JPEGs to a prepared set, hashes and duplicate search included, against a loop in Pillow.</summary>
internal sealed class PreparationBenchmark : IBenchmark
{
    private const int Count = 5000;
    private const int Size = 64;
    private const double GoalRatio = 1 / 3.0;
    private const double GoalMemory = 1 << 30;

    /// <inheritdoc />
    public string Name => "prepare";

    /// <inheritdoc />
    public string Description =>
        "5,000 JPEGs of 256 to 1,024 px to 64×64, against Pillow (open, convert, resize) on as many processes; goal 1/3 of its time, under 1 GiB";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        string jpegs = RepositoryFiles.PathOf("artifacts/benchmarks/jpegs");
        string threads = options.Threads.ToString(CultureInfo.InvariantCulture);
        Directory.CreateDirectory(jpegs);
        PythonOracle.Run("tests/AnimeGan.Benchmarks/peers/make_jpegs.py", jpegs, Count.ToString(CultureInfo.InvariantCulture), threads);
        using var folder = new TemporaryFolder();
        var preparation = new FolderPreparationOptions { Width = Size, Height = Size, Fit = PictureFit.Stretch, Threads = options.Threads, Overwrite = true };
        using var ours = new DelegatePeer(
            "animegan data prepare",
            () => FolderPreparation.Run(jpegs, folder["set"], preparation, progress: null, CancellationToken.None));
        using var pillow = new PythonPeer("Pillow", "pillow_prepare.py", [jpegs, Size.ToString(CultureInfo.InvariantCulture), threads]);

        ComparisonResult result = PairedComparison.Run(ours, pillow, options.Pairs, warmups: 1, kept => ResultTable.Line($"pair {kept} of {options.Pairs}"));

        bool fast = ResultTable.Print($"{Count} JPEGs of 256 to 1,024 px to {Size}×{Size}", result, Count, "images", GoalRatio, options);
        double peak = PeakBytes();
        ResultTable.Line($"peak resident memory of this process: {peak / (1 << 20):0} MiB, goal under {GoalMemory / (1 << 20):0} MiB");
        return fast && peak < GoalMemory;
    }

    private static double PeakBytes()
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * double.Parse(line["VmHWM:".Length..].Replace("kB", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
