using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Ops;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>Whether a DCGAN learns the same with the kit's kernels as with the tensor library's, and whether they hold out.</summary>
/// <remarks>
/// Two runs of one seed begin alike and part after some steps, as any rounding makes them. So they are held against what
/// another seed changes: the kernels are as good where they change no more.
/// </remarks>
public sealed class KernelQualityStudy : IStudy
{
    private const int Parts = 20;
    private const int Columns = 12;
    private const int Scores = 4;
    private const long SampleSeed = 7;

    /// <inheritdoc/>
    public string Name => "kernel-quality";

    /// <inheritdoc/>
    public string Title => "The same training with the kit's kernels and with the tensor library's";

    /// <inheritdoc/>
    public string Paper => "none: the kit's own";

    /// <inheritdoc/>
    public string Cost => "half an hour; quick: two minutes";

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
        var (fused, library) = (Of(runs, FusedKernels.Fused), Of(runs, FusedKernels.Library));
        return new StudyResult
        {
            Numbers =
            [
                .. new[] { fused, library }.SelectMany(Summary),
                .. Compare(fused, library, "KID", run => [run.Kid]),
                .. Compare(fused, library, "loss of D", run => run.DLoss),
                .. Compare(fused, library, "loss of G", run => run.GLoss),
                .. Endure(context, data, size),
            ],
            Figures =
            [
                Chart("g-loss", "Loss of G, with either kernels", runs, run => run.GLoss),
                Chart("d-loss", "Loss of D, with either kernels", runs, run => run.DLoss),
            ],
            Pictures = [.. runs.Where(run => run.Seed == context.Seed).Select(run => new StudyPicture(run.Kernels, StudySweep.Samples(run.Folder, Columns, 6, SampleSeed), $"kernels={run.Kernels}: {Columns} × 6 samples by chance, the same latent vectors"))],
            Notes = [$"The kit's kernels ran with {FusedKernels.InstructionSet}."],
        };
    }

    // Means over parts of the training: single steps tell of their batches.
    private static double[] Smooth(double[] values) =>
        [.. Enumerable.Range(0, Parts).Select(part => values[(part * values.Length / Parts)..((part + 1) * values.Length / Parts)].Average())];

    // Root of the mean squared distance between two curves.
    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Average());

    private static IEnumerable<Variation> Variations(StudyContext context, string data, int size)
    {
        var steps = context.Length switch { StudyLength.Quick => 120, StudyLength.Normal => 600, _ => 4000 };
        return
            from seed in context.SeedsOr(context.Quick ? 2 : 3)
            from kernels in new[] { FusedKernels.Fused, FusedKernels.Library }
            select new Variation(kernels, TrainingRecord.For("dcgan") with
            {
                Data = data,
                ImageSize = size,
                BaseWidth = context.Quick ? 16 : 32,
                BatchSize = 64,
                Kernels = kernels,
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
            run.Variation.Record.Kernels,
            run.Variation.Record.Seed,
            run.Folder,
            StudySweep.Measure(run.Folder, score, SampleSeed).Value,
            Smooth([.. steps.Select(step => step.DLossReal + step.DLossFake)]),
            Smooth([.. steps.Select(step => step.GLoss)]),
            steps[^1].Images / steps[^1].Seconds);
    }

    private static List<Measured> Of(List<Measured> runs, string kernels) => [.. runs.Where(run => run.Kernels == kernels)];

    private static IEnumerable<StudyNumber> Summary(List<Measured> runs) =>
    [
        StudyNumber.Mean($"{runs[0].Kernels}: KID", [.. runs.Select(run => run.Kid)]),
        StudyNumber.Mean($"{runs[0].Kernels}: images a second", [.. runs.Select(run => run.Speed)]) with { Varies = true },
    ];

    private static IEnumerable<StudyNumber> Compare(List<Measured> fused, List<Measured> library, string what, Func<Measured, double[]> curve)
    {
        var between = library.SelectMany((a, i) => library.Skip(i + 1).Select(b => Distance(curve(a), curve(b)))).ToList();
        yield return StudyNumber.Mean($"{what}: distance between kernels, same seed", [.. fused.Zip(library, (a, b) => Distance(curve(a), curve(b)))], "no more than between seeds");
        if (between.Count > 0)
        {
            yield return new StudyNumber($"{what}: distance between seeds", between.Average());
        }
    }

    // Small networks, so that many steps take little time: what a step leaves behind does not depend on their size.
    private static IEnumerable<StudyNumber> Endure(StudyContext context, string data, int size)
    {
        var steps = context.Quick ? 1000 : 20_000;
        var watch = new MemoryWatch(steps / 10, steps, context.Progress);
        var outcome = EnduranceStudy.Endure(
            TrainingRecord.For("dcgan") with
            {
                Data = data,
                ImageSize = size,
                LatentSize = 16,
                BaseWidth = 8,
                BatchSize = 16,
                Kernels = FusedKernels.Fused,
                Seed = context.Seed,
                Steps = steps,
                SnapshotEverySteps = 0,
                CheckpointEverySteps = 0,
            },
            Path.Combine(context.Folder, "long"),
            watch,
            context.Token);
        return
        [
            new StudyNumber("long run: steps without fault", outcome.Steps) { Expected = $"{steps}" },
            new StudyNumber("long run: live tensors at its end above those after a tenth", watch.Tensors) { Expected = "0" },
            new StudyNumber("long run: resident memory at its end above that after a tenth, MB", watch.Megabytes) { Expected = "a few", Varies = true },
        ];
    }

    private static StudyFigure Chart(string name, string title, List<Measured> runs, Func<Measured, double[]> curve) => new(name, CurveChart.Create(
        [
            .. runs.Select(run => new ChartCurve($"{run.Kernels}, seed {run.Seed}", [.. Enumerable.Range(0, Parts).Select(part => (part + 0.5) / Parts)], curve(run))
            {
                Color = Theme.Palette[(int)(run.Seed - runs[0].Seed) % Theme.Palette.Count],
                Dash = run.Kernels == FusedKernels.Library ? "dot" : "solid",
            }),
        ],
        title,
        "share of the training",
        $"mean over a {Parts}th of the training"));

    private sealed record Measured(string Kernels, long Seed, RunFolder Folder, double Kid, double[] DLoss, double[] GLoss, double Speed);

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
