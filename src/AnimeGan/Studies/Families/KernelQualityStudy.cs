using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Ops;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>Whether a DCGAN learns the same with the kit's kernels, in float32 and in bf16, as with the tensor library's, and whether they hold out.</summary>
/// <remarks>
/// Two runs of one seed begin alike and part after some steps, as any rounding makes them. So they are held against what
/// another seed changes: the kernels are as good where they change no more.
/// </remarks>
internal sealed class KernelQualityStudy : IStudy
{
    private static readonly Way[] _ways =
    [
        new("library", FusedKernels.Library, FusedKernels.FullPrecision),
        new("fused", FusedKernels.Fused, FusedKernels.FullPrecision),
        new("fused bf16", FusedKernels.Fused, FusedKernels.BFloat16),
    ];

    private const int Parts = 20;
    private const int Columns = 12;
    private const int Scores = 2;
    private const int LongSize = 32;
    private const long SampleSeed = 7;

    /// <inheritdoc/>
    public string Name => "kernel-quality";

    /// <inheritdoc/>
    public string Title => "The same training with the kit's kernels and with the tensor library's";

    /// <inheritdoc/>
    public string Paper => "none: the kit's own";

    /// <inheritdoc/>
    public string Cost => "half an hour on two threads; quick: three minutes";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (FusedKernels.InstructionSet is null)
        {
            throw new NotSupportedException($"The kit's kernels cannot run here: {FusedKernels.Reason}. There is nothing to compare.");
        }

        var size = context.Quick ? 32 : 64;
        var data = StudySweep.Faces(context, "faces", context.Quick ? 6000 : 20_000, size, context.Seed);
        using var reference = ImageSet.Open(StudySweep.Faces(context, "unseen", context.Quick ? 1000 : 5000, size, context.Seed + 1_000_000));
        using var extractor = FeatureExtractor.BuiltIn();
        using var score = new KidScore(reference, extractor, context.Quick ? 500 : 2000, (int)reference.Count);
        var runs = StudySweep.Run(context, Variations(context, data, size), score).Select(run => Measure(run, score)).ToList();
        var ways = _ways.Select(way => runs.Where(run => run.Way == way.Name).ToList()).ToList();
        return new StudyResult
        {
            Numbers =
            [
                .. ways.SelectMany(Summary),
                .. Compare(ways, "KID", run => [run.Kid]),
                .. Compare(ways, "loss of D", run => run.DLoss),
                .. Compare(ways, "loss of G", run => run.GLoss),
                .. _ways[1..].SelectMany(way => Endure(context, way, StudySweep.Faces(context, "small", 2000, LongSize, context.Seed))),
            ],
            Figures =
            [
                Chart("g-loss", "Loss of G, with each kind of kernels", runs, run => run.GLoss),
                Chart("d-loss", "Loss of D, with each kind of kernels", runs, run => run.DLoss),
            ],
            Pictures = [.. runs.Where(run => run.Seed == context.Seed).Select(run => new StudyPicture(run.Way.Replace(' ', '-'), StudySweep.Samples(run.Folder, Columns, 6, SampleSeed), $"{run.Way}: {Columns} × 6 samples by chance, the same latent vectors"))],
            Notes = [$"The kit's kernels ran with {FusedKernels.InstructionSet}, and with {FusedKernels.BFloat16InstructionSet} in bf16."],
        };
    }

    // Means over parts of the training: single steps tell of their batches.
    private static double[] Smooth(double[] values) =>
        [.. Enumerable.Range(0, Parts).Select(part => values[(part * values.Length / Parts)..((part + 1) * values.Length / Parts)].Average())];

    // Root of the mean squared distance between two curves.
    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Average());

    private static IEnumerable<Variation> Variations(StudyContext context, string data, int size)
    {
        var steps = context.Length switch { StudyLength.Quick => 120, StudyLength.Normal => 400, _ => 4000 };
        return
            from seed in context.SeedsOr(context.Quick ? 2 : 3)
            from way in _ways
            select new Variation(way.Name, TrainingRecord.For("dcgan") with
            {
                Data = data,
                ImageSize = size,
                BaseWidth = context.Quick ? 16 : 32,
                BatchSize = 64,
                Kernels = way.Kernels,
                Precision = way.Precision,
                Seed = seed,
                Steps = steps,
                SnapshotEverySteps = 0,
                CheckpointEverySteps = steps / Scores,
            });
    }

    private static Measured Measure(SweepRun run, KidScore score)
    {
        var steps = run.Folder.ReadStatistics();
        return new Measured(
            run.Variation.Name,
            run.Variation.Record.Seed,
            run.Folder,
            StudySweep.Measure(run.Folder, score, SampleSeed).Value,
            Smooth([.. steps.Select(step => step.DLossReal + step.DLossFake)]),
            Smooth([.. steps.Select(step => step.GLoss)]),
            steps[^1].Images / steps[^1].Seconds);
    }

    private static IEnumerable<StudyNumber> Summary(List<Measured> runs) =>
    [
        StudyNumber.Mean($"{runs[0].Way}: KID", [.. runs.Select(run => run.Kid)]),
        StudyNumber.Mean($"{runs[0].Way}: images a second", [.. runs.Select(run => run.Speed)]) with { Varies = true },
    ];

    private static IEnumerable<StudyNumber> Compare(List<List<Measured>> ways, string what, Func<Measured, double[]> curve)
    {
        var library = ways[0];
        var between = library.SelectMany((a, i) => library.Skip(i + 1).Select(b => Distance(curve(a), curve(b)))).ToList();
        foreach (var way in ways[1..])
        {
            yield return StudyNumber.Mean($"{what}: {way[0].Way} from library, same seed", [.. way.Zip(library, (a, b) => Distance(curve(a), curve(b)))], "no more than between seeds");
        }

        if (between.Count > 0)
        {
            yield return new StudyNumber($"{what}: library, one seed from another", between.Average());
        }
    }

    // Small networks, so that many steps take little time: what a step leaves behind does not depend on their size.
    private static IEnumerable<StudyNumber> Endure(StudyContext context, Way way, string data)
    {
        var steps = context.Quick ? 1000 : 20_000;
        var watch = new MemoryWatch(steps / 10, steps, context.Progress);
        var outcome = EnduranceStudy.Endure(
            TrainingRecord.For("dcgan") with
            {
                Data = data,
                ImageSize = LongSize,
                LatentSize = 16,
                BaseWidth = 16,
                BatchSize = 16,
                Kernels = way.Kernels,
                Precision = way.Precision,
                Seed = context.Seed,
                Steps = steps,
                SnapshotEverySteps = 0,
                CheckpointEverySteps = 0,
            },
            Path.Combine(context.Folder, $"long {way.Name}"),
            watch,
            context.Token);
        return
        [
            new StudyNumber($"{way.Name}, long run: steps without fault", outcome.Steps) { Expected = $"{steps}" },
            new StudyNumber($"{way.Name}, long run: live tensors at its end above those after a tenth", watch.Tensors) { Expected = "0" },
            new StudyNumber($"{way.Name}, long run: resident memory at its end above that after a tenth, MB", watch.Megabytes) { Expected = "a few", Varies = true },
        ];
    }

    private static StudyFigure Chart(string name, string title, List<Measured> runs, Func<Measured, double[]> curve) => new(name, CurveChart.Create(
        [
            .. runs.Select(run => new ChartCurve($"{run.Way}, seed {run.Seed}", [.. Enumerable.Range(0, Parts).Select(part => (part + 0.5) / Parts)], curve(run))
            {
                Color = Theme.Palette[(int)(run.Seed - runs[0].Seed) % Theme.Palette.Count],
                Dash = run.Way switch { "library" => "dot", "fused" => "solid", _ => "dash" },
            }),
        ],
        title,
        "share of the training",
        $"mean over a {Parts}th of the training"));

    private sealed record Way(string Name, string Kernels, string Precision);

    private sealed record Measured(string Way, long Seed, RunFolder Folder, double Kid, double[] DLoss, double[] GLoss, double Speed);

    /// <summary>Compares what a run holds after its first steps and at its end.</summary>
    private sealed class MemoryWatch(long first, long last, IProgress<StudyProgress>? progress) : IProgress<long>
    {
        private (long Tensors, long Bytes) _early, _late;

        public long Tensors => _late.Tensors - _early.Tensors;

        public double Megabytes => (_late.Bytes - _early.Bytes) / 1e6;

        public void Report(long value)
        {
            if (value == first)
            {
                _early = Look();
            }

            if (value == last)
            {
                _late = Look();
            }

            progress?.Report(new StudyProgress(value, last, $"long run, step {value}"));
        }

        private static (long, long) Look()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return (Tensor.TotalCount, Environment.WorkingSet);
        }
    }
}
