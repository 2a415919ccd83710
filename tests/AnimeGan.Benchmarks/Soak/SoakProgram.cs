using AnimeGan.Figures;
using AnimeGan.Testing;

namespace AnimeGan.Benchmarks.Soak;

/// <summary>Hours of use in one process, and whether it holds more and more.</summary>
internal static class SoakProgram
{
    private static readonly Dictionary<string, double> _none = [];

    /// <summary>What is measured, and what is flat. A session keeps each cell's assembly, as scripts do; a training begun anew leaves some 0.04 MiB with the allocator (989 to 1,008 MiB in 550 of them without a session), and an interrupt is both. TorchSharp counts every nn.Parameter once for good (PackageFaultTests), which networks made anew have. A pool may keep one buffer of a checkpoint more.</summary>
    private static readonly SoakVerdict[] _verdicts =
    [
        new("resident", "resident memory, MiB", sample => sample.Resident, 0.05, 32, new Dictionary<string, double> { ["cells"] = 0.1, ["interrupts"] = 0.15 }),
        new("managed", "managed memory, MiB", sample => sample.Managed, 0.05, 8, new Dictionary<string, double> { ["cells"] = 0.05 }),
        new("tensors", "tensors", sample => sample.Tensors, 0, 4, new Dictionary<string, double> { ["evaluations"] = 30, ["interrupts"] = 90 }),
        new("handles", "handles", sample => sample.Handles, 0, 4, _none),
        new("threads", "threads", sample => sample.Threads, 0, 4, _none),
        new("time", "processor's time for one, ms", sample => sample.Milliseconds, 0.25, 0, _none),
    ];

    /// <summary>Runs as the words say.</summary>
    /// <param name="arguments">--steps, --cells, --evaluations, --interrupts, --out.</param>
    /// <returns>0 where all is flat, 1 where something grows, 2 for words that are not understood.</returns>
    public static int Run(VerbOptions arguments)
    {
        var (steps, cells) = (arguments.Number("--steps", 100_000), arguments.Number("--cells", 2000));
        var (evaluations, interrupts) = (arguments.Number("--evaluations", 200), arguments.Number("--interrupts", 1000));
        if (new[] { steps, cells, evaluations, interrupts }.Min() < 20)
        {
            Console.Error.WriteLine("error: soak takes --steps, --cells, --evaluations and --interrupts, whole numbers of at least 20, and --out, a folder.");
            return 2;
        }

        var target = Directory.CreateDirectory(arguments.Text("--out") ?? RepositoryFiles.PathOf("artifacts/soak")).FullName;
        ResultTable.Line($"soak --steps {steps} --cells {cells} --evaluations {evaluations} --interrupts {interrupts}; {ResultTable.Machine()}");
        var meter = new SoakMeter(Path.Combine(target, "soak.csv"));
        using (var folder = new TemporaryFolder())
        {
            WorkAsync(new SoakWork(folder.FullPath, meter), steps, cells, evaluations, interrupts).GetAwaiter().GetResult();
        }

        return Judge(meter.Samples, target) ? 0 : 1;
    }

    private static async Task WorkAsync(SoakWork work, int steps, int cells, int evaluations, int interrupts)
    {
        work.Train(steps);
        ResultTable.Line($"{steps} steps");
        await work.RunCellsAsync(cells);
        ResultTable.Line($"{cells} cells");
        work.Evaluate(evaluations);
        ResultTable.Line($"{evaluations} evaluations");
        await work.InterruptAsync(interrupts);
        ResultTable.Line($"{interrupts} interrupts");
    }

    private static bool Judge(IReadOnlyList<SoakSample> samples, string target)
    {
        var isFlat = true;
        foreach (var verdict in _verdicts)
        {
            foreach (var phase in samples.GroupBy(sample => sample.Phase))
            {
                var (flat, line) = verdict.Of([.. phase]);
                isFlat &= flat;
                ResultTable.Line($"{line}");
            }

            var curves = samples.GroupBy(sample => sample.Phase)
                .Select(phase => new ChartCurve(phase.Key, [.. phase.Select(sample => (double)sample.Done / phase.Last().Done)], [.. phase.Select(verdict.Value)]));
            File.WriteAllText(Path.Combine(target, $"{verdict.Name}.svg"), CurveChart.Create([.. curves], verdict.Title, "share of the phase that is done", verdict.Title, ResultTable.Machine()).ToSvg());
        }

        ResultTable.Line($"{(isFlat ? "all is flat" : "something GROWS")}; {target}");
        return isFlat;
    }
}
