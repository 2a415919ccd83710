using System.Text.Json;
using AnimeGan.Files;
using AnimeGan.Testing;

namespace AnimeGan.Benchmarks.Training;

/// <summary>Whole training steps with data, against the same on libtorch 2.10's fast path.</summary>
internal sealed class TrainingBenchmark : IBenchmark
{
    private const string Results = "artifacts/training-speed";

    /// <inheritdoc />
    public string Name => "training";

    /// <inheritdoc />
    public string Description => $"steps of every family against TorchSharp on libtorch 2.10 (memory kept, and out of the box), and trainings at once; writes {Results}.md; --only {string.Join(',', Names)}";

    private static IEnumerable<string> Names => TrainingWork.All.Select(work => work.Name).Concat(TogetherWork.All.Select(work => work.Name));

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        if (options.Only.Except(Names).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"error: no training '{unknown}'; there are {string.Join(", ", Names)}.");
            return false;
        }

        using var sets = new TrainingSets();
        var peaks = (Wide: PeakSpeed.Measure(options.Threads), Narrow: PeakSpeed.Measure(options.Threads, narrow: true));
        var machine = $"{TrainingMachine.Words}, {options.Threads} threads; float32 peak {peaks.Wide:0} GFLOP/s, of 256 bits {peaks.Narrow:0}";
        ResultTable.Line($"{machine}\n\n{SpeedRow.Head}");
        List<SpeedRow> rows = [];
        foreach (var (name, title, measure) in Works(sets, peaks.Wide, peaks.Narrow).Where(work => options.Chooses(work.Name)))
        {
            var some = Try(title, () => measure(options));
            some.ForEach(row => ResultTable.Line($"{row}"));
            rows.AddRange(some);
            Write(machine, rows);
        }

        ResultTable.Line($"\n{Table(machine, rows)}");
        return rows.TrueForAll(row => row.Verdict is not ("missed" or "lost"));
    }

    private static IEnumerable<(string Name, string Title, Func<BenchmarkOptions, IEnumerable<SpeedRow>> Measure)> Works(TrainingSets sets, double wide, double narrow) =>
    [
        .. TrainingWork.All.Select(work => (work.Name, work.Title, (Func<BenchmarkOptions, IEnumerable<SpeedRow>>)(options => Measure(work, sets, options, work.Instructions == "AVX2" ? narrow : wide)))),
        .. TogetherWork.All.Select(work => (work.Name, work.Title, (Func<BenchmarkOptions, IEnumerable<SpeedRow>>)(options => work.Measure(sets, options)))),
    ];

    // One row that the host disturbed, or of which a side ended, does not cost the others.
    private static List<SpeedRow> Try(string title, Func<IEnumerable<SpeedRow>> measure)
    {
        try
        {
            return [.. measure()];
        }
        catch (InvalidOperationException fault)
        {
            return [new SpeedRow(title, "", fault.Message) { IsLost = true }];
        }
    }

    private static string Table(string machine, List<SpeedRow> rows) => $"{machine}\n\n{SpeedRow.Head}\n{string.Join('\n', rows)}\n";

    private static void Write(string machine, List<SpeedRow> rows)
    {
        File.WriteAllText(RepositoryFiles.PathOf($"{Results}.md"), Table(machine, rows));
        File.WriteAllText(RepositoryFiles.PathOf($"{Results}.json"), JsonSerializer.Serialize(new { machine, rows }, KitJson.Page));
    }

    private static IEnumerable<SpeedRow> Measure(TrainingWork work, TrainingSets sets, BenchmarkOptions options, double peak)
    {
        var others = work.Others.Where(other => other.Side.Kind != SideKind.Python || PythonPeer.HasTorch).ToList();
        TrainingSide[] sides = [.. new[] { work.Ours }.Concat(others.Select(other => other.Side)).Select(side => side with { Record = side.Record with { Threads = options.Threads } })];
        var measured = StepRounds.Measure(sides, sets, options.Pairs, work.Period, work.Instructions, work.Environment);
        if (measured.Seconds.Count == 0)
        {
            var note = work.Environment is null ? $"no such processor here (the kernels take {measured.Words})" : $"not measured: the kernels take {measured.Words} all the same";
            return others.Where(other => other.Goal > 0).Select(other => new SpeedRow(work.Title, other.Side.Name, note) { Goal = other.Goal, Least = other.Enough });
        }

        var operations = StepOperations.Of(work.Ours.Record);
        return others.Select((other, at) => Row(at + 1, other));

        SpeedRow Row(int side, TrainingGoal other)
        {
            var (low, median, high) = measured.Times(side);
            var (ours, theirs) = (measured.Median(0), measured.Median(side));
            return new SpeedRow(work.Title, other.Side.Name, measured.Words)
            {
                Ours = work.Ours.Record.BatchSize / ours,
                Theirs = work.Ours.Record.BatchSize / theirs,
                Times = [low, median, high],
                Rounds = measured.Seconds.Count,
                Dropped = measured.Dropped,
                Goal = other.Goal,
                Least = other.Enough,
                OurShare = operations / ours / peak,
                TheirShare = operations / theirs / peak,
            };
        }
    }
}
