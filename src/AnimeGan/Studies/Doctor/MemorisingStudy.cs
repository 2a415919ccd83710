using AnimeGan.Augmentation;
using AnimeGan.Data;
using AnimeGan.Figures;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>A D that learns sixteen faces by heart, and two cures: the same faces varied, and more faces.</summary>
/// <remarks>
/// Karras et al. 2020 (arXiv 2006.06676), section 3, measure it as here: D(x) on its own pictures against D(x) on others
/// of the same kind. Zhao et al. 2020, DiffAugment (arXiv 2006.10738), is the first cure.
/// </remarks>
internal sealed class MemorisingStudy : IStudy
{
    private const int Few = 16;
    private const int Many = 4_000;
    private const int Judged = 512;
    private const int PictureSize = 16;
    private const int Shown = 12;
    private const long UnseenSeeds = 1_000;
    private const long NormalSteps = 800;
    private const long QuickSteps = 200;
    private const string Sick = "sick: 16 faces";
    private const string Augmented = "cure: 16 faces, augmented";
    private const string More = "cure: 4,000 faces";
    private static readonly string[] _names = [Sick, Augmented, More];

    /// <inheritdoc/>
    public string Name => "memorising";

    /// <inheritdoc/>
    public string Title => "A discriminator that learns sixteen faces by heart, and two cures";

    /// <inheritdoc/>
    public string Paper => "Karras et al. 2020 (arXiv 2006.06676), section 3; Zhao et al. 2020 (arXiv 2006.10738)";

    /// <inheritdoc/>
    public string Cost => "two minutes; quick: half a minute";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var many = Faces(context, "faces", Many, context.Seed);
        using var unseen = Faces(context, "unseen", Judged, context.Seed + UnseenSeeds);
        using var few = FirstOf(many, Path.Combine(context.Folder, FormattableString.Invariant($"few-seed{context.Seed}")));
        var seeds = context.SeedsOr(1);
        var variations = seeds.SelectMany(seed => _names.Select(name => new Variation(name, Record(name, name == More ? many.Folder : few.Folder, seed, context.Quick)))).ToList();
        var runs = StudySweep.Run(context, variations);
        return new StudyResult
        {
            Numbers = [.. _names.SelectMany(name => Numbers(name, [.. runs.Where(run => run.Variation.Name == name)], name == More ? many : few, unseen))],
            Figures =
            [
                new StudyFigure("samples", SampleRows.Create(
                    [
                        new SampleRow("the first faces of the training set", [.. Enumerable.Range(0, Shown).Select(few.Image)]),
                        .. _names.Select(name => new SampleRow(name, Samples(runs.First(run => run.Variation.Name == name)))),
                    ],
                    "What each G draws")),
            ],
        };
    }

    private static TrainingRecord Record(string name, string data, long seed, bool quick) => TrainingRecord.For("dcgan") with
    {
        Data = data,
        ImageSize = PictureSize,
        BaseWidth = 16,
        BatchSize = Few,
        Steps = quick ? QuickSteps : NormalSteps,
        Seed = seed,
        SnapshotEverySteps = 0,
        CheckpointEverySteps = 0,
        Augmentation = new AugmentationSettings { Kind = name == Augmented ? "diffaugment" : "none" },
    };

    private static StudyNumber[] Numbers(string name, List<SweepRun> runs, ImageSet own, ImageSet unseen)
    {
        var beliefs = runs.Select(run =>
        {
            using var D = TrainedDiscriminator.Load(run.Folder.Root);
            return (Own: D.Judge(own, Judged).Average(), Unseen: D.Judge(unseen, Judged).Average());
        }).ToList();
        return
        [
            StudyNumber.Mean($"{name}: D of its own faces", [.. beliefs.Select(belief => belief.Own)]),
            StudyNumber.Mean($"{name}: D of unseen faces", [.. beliefs.Select(belief => belief.Unseen)]),
            StudyNumber.Mean($"{name}: gap", [.. beliefs.Select(belief => belief.Own - belief.Unseen)], name == Sick ? "wide" : "narrower"),
        ];
    }

    private static IReadOnlyList<RgbImage> Samples(SweepRun run)
    {
        using var generator = TrainedGenerator.Load(run.Folder.Root);
        return generator.Sample(Shown, seed: 7);
    }

    private static ImageSet Faces(StudyContext context, string name, int count, long seed) =>
        ImageSet.Open(StudySweep.Faces(context, name, count, PictureSize, seed));

    private static ImageSet FirstOf(ImageSet images, string folder)
    {
        if (!Directory.Exists(folder))
        {
            SetPart.Write(images, 0, Few, folder);
        }

        return ImageSet.Open(folder);
    }
}
