using AnimeGan.Figures;
using AnimeGan.Testing;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Training;

/// <summary>How a step's cost grows with the batch, the image and the threads, here and in TorchSharp.</summary>
internal sealed class GrowthBenchmark : IBenchmark
{
    private const string Chart = "artifacts/growth.svg";
    private const int Width = 64;
    private const int Size = 64;

    private static readonly int[] _batches = [1, 4, 16, 64, 128, 256];
    private static readonly (int Size, int Batch)[] _sizes = [(32, 128), (128, 32)];

    /// <inheritdoc />
    public string Name => "growth";

    /// <inheritdoc />
    public string Description => $"DCGAN steps from batch 1 to 256, at 32 to 128 pixels, on one thread and all, against TorchSharp with its memory kept; draws {Chart}";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        using var sets = new TrainingSets();
        var works = Threads(options).SelectMany(threads => _batches.Select(batch => (Size, Batch: batch)).Concat(_sizes), (threads, work) => TrainingWork.Dcgan(work.Size, Width, work.Batch, threads));
        var tried = works.Select(record => (Record: record, Rounds: Try(record, sets, options.Pairs))).ToList();
        var measured = tried.Where(one => one.Rounds is not null).Select(one => (one.Record, Rounds: one.Rounds!)).ToList();

        var curves = Threads(options).SelectMany(threads => new[] { (Name: "AnimeGan", Side: 0), (Name: "TorchSharp", Side: 1) }, (threads, side) =>
        {
            var points = measured.Where(one => one.Record.ImageSize == Size && one.Record.Threads == threads).ToList();
            return new ChartCurve($"{side.Name}, {Words(threads)}", [.. points.Select(one => (double)one.Record.BatchSize)], [.. points.Select(one => one.Record.BatchSize / one.Rounds.Median(side.Side))]);
        });
        var figure = CurveChart.Create([.. curves], "DCGAN-64 on a CPU: images a second by the size of the batch", "images in a batch", "images a second", ResultTable.Machine());
        var path = RepositoryFiles.PathOf(Chart);
        File.WriteAllText(path, figure.ToSvg());
        ResultTable.Line($"{TrainingMachine.Words}\nchart: {path}");
        return measured.Count == tried.Count && measured.TrueForAll(one => one.Rounds.Times(1).Median > 1);
    }

    private static int[] Threads(BenchmarkOptions options) => options.Threads == 1 ? [1] : [1, options.Threads];

    private static string Words(int threads) => threads == 1 ? "one thread" : FormattableString.Invariant($"{threads} threads");

    // Null where the host disturbed every round: the other points are worth having.
    private static StepRounds? Try(TrainingRecord record, TrainingSets sets, int pairs)
    {
        var title = FormattableString.Invariant($"{record.ImageSize}x{record.ImageSize}, batch {record.BatchSize}, {Words(record.Threads)}");
        try
        {
            var rounds = StepRounds.Measure([TrainingWork.OurSide(record), TrainingWork.Peer(record)], sets, pairs);
            var (low, median, high) = rounds.Times(1);
            ResultTable.Line($"{title}: {record.BatchSize / rounds.Median(0):0.0} images/s, TorchSharp {record.BatchSize / rounds.Median(1):0.0}; {median:0.00} times as fast ({low:0.00} to {high:0.00}, {rounds.Seconds.Count} rounds, {rounds.Dropped} dropped)");
            return rounds;
        }
        catch (InvalidOperationException fault)
        {
            ResultTable.Line($"{title}: {fault.Message}");
            return null;
        }
    }
}
