using AnimeGan.Figures;
using AnimeGan.Ops;
using AnimeGan.Testing;

namespace AnimeGan.Benchmarks.Training;

/// <summary>How a step's cost grows with the batch, the image and the threads, here and in PyTorch.</summary>
internal sealed class GrowthBenchmark : IBenchmark
{
    private const string Chart = "artifacts/growth.svg";

    /// <inheritdoc />
    public string Name => "growth";

    /// <inheritdoc />
    public string Description => $"DCGAN steps from batch 16 to 256, 32 to 128 pixels, one thread and all, against PyTorch's Python; draws {Chart}";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        StepSetting[] settings =
        [
            .. new[] { 16, 32, 64, 128, 256 }.SelectMany(batch => Threads(options).Select(threads => new StepSetting(64, 64, batch, threads, FusedKernels.Auto))),
            .. Threads(options).SelectMany(threads => new[] { new StepSetting(32, 64, 128, threads, FusedKernels.Auto), new StepSetting(128, 64, 32, threads, FusedKernels.Auto) }),
        ];
        var measured = settings.Select(setting => (Setting: setting, Result: setting.Measure(options.Pairs, _ => { }))).Select(Say).ToList();

        var batches = measured.Where(one => one.Setting.Size == 64).ToList();
        var curves = Threads(options).SelectMany(threads => new[]
        {
            Curve($"AnimeGan, {Words(threads)}", batches.Where(one => one.Setting.Threads == threads), one => one.Result.OurSeconds.Median),
            Curve($"PyTorch, {Words(threads)}", batches.Where(one => one.Setting.Threads == threads), one => one.Result.PeerSeconds.Median),
        });
        var figure = CurveChart.Create([.. curves], "DCGAN-64 on a CPU: images a second by the size of the batch", "images in a batch", "images a second", ResultTable.Machine());
        var path = RepositoryFiles.PathOf(Chart);
        File.WriteAllText(path, figure.ToSvg());
        ResultTable.Line($"chart: {path}");
        return measured.TrueForAll(one => one.Result.Ratio.Median < 1);
    }

    private static int[] Threads(BenchmarkOptions options) => options.Threads == 1 ? [1] : [1, options.Threads];

    private static string Words(int threads) => threads == 1 ? "one thread" : FormattableString.Invariant($"{threads} threads");

    private static (StepSetting Setting, ComparisonResult Result) Say((StepSetting Setting, ComparisonResult Result) one)
    {
        var (setting, result) = one;
        var (low, median, high) = result.Ratio;
        ResultTable.Line($"{setting.Size}x{setting.Size}, batch {setting.Batch}, {Words(setting.Threads)}: {setting.Batch / result.OurSeconds.Median:0.0} images/s, PyTorch {setting.Batch / result.PeerSeconds.Median:0.0}; {1 / median:0.00} times as fast ({1 / high:0.00} to {1 / low:0.00}, {result.Pairs.Count} pairs, {result.Dropped} dropped)");
        return one;
    }

    private static ChartCurve Curve(string name, IEnumerable<(StepSetting Setting, ComparisonResult Result)> points, Func<(StepSetting Setting, ComparisonResult Result), double> seconds)
    {
        var list = points.ToList();
        return new ChartCurve(name, [.. list.Select(point => (double)point.Setting.Batch)], [.. list.Select(point => point.Setting.Batch / seconds(point))]);
    }
}
