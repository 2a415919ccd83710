using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Ops;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>Whether DCGAN (in float32 and in bf16), StyleGAN and CycleGAN learn the same with the kit's kernels as with the tensor library's, and whether they hold out.</summary>
/// <remarks>
/// Two runs of one seed begin alike and part after some steps, as any rounding makes them. So they are held against what
/// another seed changes: the kernels are as good where they change no more.
/// </remarks>
internal sealed class KernelQualityStudy : IStudy
{
    private const int Parts = 20;
    private const string Speed = "images a second";

    /// <inheritdoc/>
    public string Name => "kernel-quality";

    /// <inheritdoc/>
    public string Title => "The same training with the kit's kernels and with the tensor library's";

    /// <inheritdoc/>
    public string Paper => "none: the kit's own";

    /// <inheritdoc/>
    public string Cost => "a quarter of an hour on two threads; quick: less than a minute";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (FusedKernels.InstructionSet is null)
        {
            throw new NotSupportedException($"The kit's kernels cannot run here: {FusedKernels.Reason}. There is nothing to compare.");
        }

        return Run(context, context.Length switch
        {
            StudyLength.Quick => new Amounts(32, 1000, 300, 200, new(16, 32, 40), new(16, 8, 20), new(200, 100, 20), 200),
            StudyLength.Normal => new Amounts(32, 10_000, 3000, 1500, new(32, 64, 320), new(32, 16, 250), new(2000, 500, 500), 8000),
            _ => new Amounts(64, 20_000, 5000, 2000, new(32, 64, 4000), new(32, 16, 4000), new(5000, 500, 6000), 20_000),
        });
    }

    /// <summary>The study with other amounts of everything.</summary>
    internal static StudyResult Run(StudyContext context, Amounts amounts)
    {
        var data = StudySweep.Faces(context, "faces", amounts.Faces, amounts.Size, context.Seed);
        var domains = CycleGanStudy.Domains(context, amounts.Cycle.People, amounts.Cycle.Pairs);
        using var unseen = ImageSet.Open(StudySweep.Faces(context, "unseen", amounts.Unseen, amounts.Size, context.Seed + 1_000_000));
        using var a = ImageSet.Open(Path.Combine(domains, SynthDomains.A));
        using var b = ImageSet.Open(Path.Combine(domains, SynthDomains.B));
        using var extractor = FeatureExtractor.BuiltIn();
        using var drawn = new KidScore(unseen, extractor, amounts.Samples, unseen.Count);
        using var translated = new KidScore([a, b], extractor, amounts.Cycle.Pairs, a.Count);
        IReadOnlyList<IKernelFamily> families =
        [
            new DrawingFamily("DCGAN", Drawing("dcgan", amounts.Dcgan), [KernelWay.Library, KernelWay.Fused, KernelWay.FusedBFloat16], drawn),
            new DrawingFamily("StyleGAN", Drawing("stylegan", amounts.Style), [KernelWay.Library, KernelWay.Fused], drawn),
            new TranslatingFamily(domains, CycleGanStudy.Recipe(domains, amounts.Cycle.Steps, context.Seed), translated),
        ];

        var measured = Measure(context, families);
        var shown = families.SelectMany(family => measured[family][0].Select(run => (Family: family, Run: run))).ToList();
        return new StudyResult
        {
            Numbers =
            [
                .. families.SelectMany(family => Numbers(family, measured[family])),
                .. KernelLongRun.Run(context, [KernelWay.Fused, KernelWay.FusedBFloat16], amounts.LongSteps),
            ],
            Figures = [.. families.SelectMany(family => family.Losses.Select(loss => Chart(family, loss.Name, measured[family])))],
            Pictures = [.. shown.Select(pair => Picture(pair.Family, pair.Run))],
            Notes =
            [
                $"The kit's kernels ran with {FusedKernels.InstructionSet}, and with {FusedKernels.BFloat16InstructionSet} in bf16. A distance between two curves is the root of their mean squared difference, over {Parts} parts of the training.",
                .. context.Quick ? ["In quick the networks have hardly begun to learn, and their runs have hardly parted."] : Array.Empty<string>(),
            ],
        };

        TrainingRecord Drawing(string model, DrawingAmounts of) =>
            TrainingRecord.For(model) with { Data = data, ImageSize = amounts.Size, BaseWidth = of.Width, BatchSize = of.Batch, Steps = of.Steps };
    }

    // Of each family the runs seed by seed, each in the order of its ways.
    private static Dictionary<IKernelFamily, List<List<Measured>>> Measure(StudyContext context, IReadOnlyList<IKernelFamily> families)
    {
        var seeds = context.SeedsOr(context.Quick ? 2 : 3);
        var plan =
            (from family in families
             from seed in seeds
             from way in family.Ways
             select (Family: family, Way: way, Variation: new Variation($"{family.Name} {way.Name}", Seeded(way.Of(family.Record), seed)))).ToList();
        var runs = StudySweep.Run(context, plan.Select(one => one.Variation));
        return plan.Zip(runs, (one, run) => (one.Family, Run: Measured.Of(one.Family, one.Way, run)))
            .GroupBy(one => one.Family)
            .ToDictionary(of => of.Key, of => of.Select(one => one.Run).Chunk(of.Key.Ways.Count).Select(chunk => chunk.ToList()).ToList());
    }

    private static TrainingRecord Seeded(TrainingRecord record, long seed) =>
        record with { Seed = seed, SnapshotEverySteps = 0, CheckpointEverySteps = record.Steps / 2 };

    private static IEnumerable<StudyNumber> Numbers(IKernelFamily family, List<List<Measured>> seeds)
    {
        foreach (var (i, way) in family.Ways.Index())
        {
            foreach (var (score, _) in seeds[0][0].Scores)
            {
                yield return StudyNumber.Mean($"{family.Name}, {way.Name}: {score}", [.. seeds.Select(runs => runs[i].Scores[score])]);
            }

            yield return StudyNumber.Mean($"{family.Name}, {way.Name}: {Speed}", [.. seeds.Select(runs => runs[i].Speed)]) with { Varies = true };
        }

        foreach (var what in seeds[0][0].Scores.Keys.Concat(seeds[0][0].Curves.Keys))
        {
            foreach (var (i, way) in family.Ways.Index().Skip(1))
            {
                yield return StudyNumber.Mean($"{family.Name}, {what}: {way.Name} from library, same seed", [.. seeds.Select(runs => runs[i].From(runs[0], what))], "no more than between seeds");
            }

            var between = seeds.SelectMany((one, i) => seeds.Skip(i + 1).Select(other => other[0].From(one[0], what))).ToList();
            if (between.Count > 0)
            {
                yield return new StudyNumber($"{family.Name}, {what}: library, one seed from another", between.Average());
            }
        }
    }

    private static StudyFigure Chart(IKernelFamily family, string loss, List<List<Measured>> seeds) => new(StudySweep.FileName($"{family.Name} {loss}"), CurveChart.Create(
        [
            .. seeds.SelectMany((runs, seed) => runs.Select(run => new ChartCurve($"{run.Way.Name}, seed {run.Seed}", [.. Enumerable.Range(0, Parts).Select(part => (part + 0.5) / Parts)], run.Curves[loss])
            {
                Color = Theme.Palette[seed % Theme.Palette.Count],
                Dash = run.Way == KernelWay.Library ? "dot" : run.Way == KernelWay.Fused ? "solid" : "dash",
            })),
        ],
        $"{family.Name}: {loss}, with each kind of kernels",
        "share of the training",
        $"mean over a {Parts}th of the training"));

    private static StudyPicture Picture(IKernelFamily family, Measured run)
    {
        var (picture, caption) = family.Show(run.Folder);
        return new StudyPicture(StudySweep.FileName($"{family.Name} {run.Way.Name}"), picture, $"{family.Name}, {run.Way.Name}: {caption}");
    }

    /// <summary>What came of a run.</summary>
    private sealed record Measured(KernelWay Way, long Seed, RunFolder Folder, IReadOnlyDictionary<string, double> Scores, IReadOnlyDictionary<string, double[]> Curves, double Speed)
    {
        public static Measured Of(IKernelFamily family, KernelWay way, SweepRun run)
        {
            var steps = run.Folder.ReadStatistics();
            return new Measured(
                way,
                run.Variation.Record.Seed,
                run.Folder,
                family.Scores(run.Folder).ToDictionary(score => score.Name, score => score.Value),
                family.Losses.ToDictionary(loss => loss.Name, loss => Smooth([.. steps.Select(loss.Value)])),
                steps[^1].Images / steps[^1].Seconds);
        }

        /// <summary>How far from another: the difference of a score, the root of the mean squared one of a curve.</summary>
        public double From(Measured other, string what) => Scores.TryGetValue(what, out var score)
            ? Math.Abs(score - other.Scores[what])
            : Math.Sqrt(Curves[what].Zip(other.Curves[what], (x, y) => (x - y) * (x - y)).Average());

        // Means over parts of the training: single steps tell of their batches.
        private static double[] Smooth(double[] values) =>
            [.. Enumerable.Range(0, Parts).Select(part => values[(part * values.Length / Parts)..((part + 1) * values.Length / Parts)].Average())];
    }

    /// <summary>How much of everything.</summary>
    /// <param name="Size">Pixels along a side of the faces that are drawn.</param>
    /// <param name="Faces">To learn from.</param>
    /// <param name="Unseen">To measure by.</param>
    /// <param name="Samples">To measure.</param>
    /// <param name="Dcgan">Of DCGAN.</param>
    /// <param name="Style">Of StyleGAN.</param>
    /// <param name="Cycle">Of CycleGAN.</param>
    /// <param name="LongSteps">Of the long runs.</param>
    internal sealed record Amounts(int Size, int Faces, int Unseen, int Samples, DrawingAmounts Dcgan, DrawingAmounts Style, CycleAmounts Cycle, long LongSteps);

    /// <summary>The size of a family that draws, and its steps, at least 20.</summary>
    internal sealed record DrawingAmounts(int Width, int Batch, long Steps);

    /// <summary>People to learn from and to measure by, and CycleGAN's steps, at least 20.</summary>
    internal sealed record CycleAmounts(int People, int Pairs, long Steps);
}
