using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Imaging;
using AnimeGan.Models;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>A conditional GAN is asked for each hair colour: how often does it come, with either way of telling D the label?</summary>
/// <remarks>Mirza and Osindero 2014 (arXiv 1411.1784); Miyato and Koyama 2018 (arXiv 1802.05637). Faces and judges are the kit's own.</remarks>
internal sealed class ConditionalStudy : IStudy
{
    private const int Size = 32;
    private const string Hair = "hair_color";
    private const string Goal = "at least 0.98";
    private const long JudgedSeed = 100;
    private const int Columns = 12;

    /// <inheritdoc/>
    public string Name => "conditional-accuracy";

    /// <inheritdoc/>
    public string Title => "How often a conditional GAN draws the hair colour that it is asked for";

    /// <inheritdoc/>
    public string Paper => "Mirza and Osindero 2014 (arXiv 1411.1784); Miyato and Koyama 2018 (arXiv 1802.05637)";

    /// <inheritdoc/>
    public string Cost => "about twenty minutes on one thread; quick about three";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var data = StudySweep.Faces(context, "faces", context.Quick ? 6000 : 20_000, Size, context.Seed);
        var runs = StudySweep.Run(context, Variations(context, data));
        var meter = new HairColorReader(Size);
        using var extractor = FeatureExtractor.BuiltIn();
        IReadOnlyList<string> Classify(IReadOnlyList<RgbImage> pictures) => extractor.Classify(pictures).Column(Hair);
        var judged = runs
            .Select(run => (run.Variation.Name, run.Folder, Matrices: Judge(run.Folder, context.Quick ? 100 : 500, meter.Read, Classify)))
            .ToList();
        return new StudyResult
        {
            Numbers =
            [
                .. Judges(context.Quick ? 1000 : 5000, meter.Read, Classify),
                .. judged.GroupBy(run => run.Name).SelectMany(runs => new[]
                {
                    StudyNumber.Mean($"{runs.Key}: hair as asked, measured", [.. runs.Select(run => run.Matrices[0].Accuracy)], Goal),
                    StudyNumber.Mean($"{runs.Key}: hair as asked, classifier", [.. runs.Select(run => run.Matrices[1].Accuracy)], Goal),
                }),
            ],
            Figures = [.. judged.DistinctBy(run => run.Name).Select(run => new StudyFigure(StudySweep.FileName(run.Name), ConfusionChart.Create($"Hair colour, measured: {run.Name}", run.Matrices[0].Values, run.Matrices[0].Counts)))],
            Pictures = [.. judged.DistinctBy(run => run.Name).Select(run => new StudyPicture(StudySweep.FileName(run.Name) + "-faces", Grid(run.Folder), $"{run.Name}: each row one hair colour in alphabetical order, each column one latent vector"))],
        };
    }

    private static IEnumerable<Variation> Variations(StudyContext context, string data)
    {
        var record = TrainingRecord.For("conditional") with
        {
            Data = data,
            ImageSize = Size,
            BatchSize = 64,
            BaseWidth = 16,
            Steps = context.Length switch { StudyLength.Quick => 1000, StudyLength.Normal => 3000, _ => 20_000 },
            SnapshotEverySteps = 0,
            CheckpointEverySteps = 0,
        };
        return
            from seed in context.SeedsOr(context.Quick ? 1 : 3)
            from way in new (string Name, string Attributes, string Discriminator)[]
            {
                ("concatenation", Hair, "concatenation"),
                ("projection", Hair, "projection"),
                ("concatenation, skin tone too", $"{Hair},skin_tone", "concatenation"),
            }
            select new Variation(way.Name, record with
            {
                Seed = seed,
                Attributes = way.Attributes,
                Conditional = new ConditionalSettings { Discriminator = way.Discriminator },
            });
    }

    private static IReadOnlyList<ConfusionMatrix> Judge(RunFolder run, int samplesPerValue, params IReadOnlyList<Func<IReadOnlyList<RgbImage>, IReadOnlyList<string>>> judges)
    {
        using var generator = TrainedGenerator.Load(run.Root);
        return AttributeAccuracy.Measure(generator, Hair, samplesPerValue, JudgedSeed, judges);
    }

    // What the judges say of faces that are what they are labelled as, and that nobody has learnt from.
    private static IEnumerable<StudyNumber> Judges(int count, params IReadOnlyList<Func<IReadOnlyList<RgbImage>, IReadOnlyList<string>>> judges)
    {
        var faces = Enumerable.Range(0, count).Select(index => SynthAnime.Attributes(long.MaxValue, index)).ToList();
        var pictures = faces.Select(Draw).ToList();
        string[] truth = [.. faces.Select(face => face.HairColor.ToString())];
        return judges.Zip(["measurement", "classifier"], (judge, name) =>
            new StudyNumber($"faces as drawn: {name} is right", ConfusionMatrix.Of(Hair, Enum.GetNames<HairColor>(), truth, judge(pictures)).Accuracy));
    }

    private static RgbImage Draw(SynthAttributes face)
    {
        var planes = new byte[3 * Size * Size];
        SynthAnime.Render(face, Size, planes);
        return Planes.ToImage(planes, Size, Size);
    }

    private static RgbImage Grid(RunFolder run)
    {
        using var generator = TrainedGenerator.Load(run.Root);
        using var z = generator.Latents(Columns, JudgedSeed);
        return ImageGrid.Compose([.. generator.Labels!.Attributes[0].Values.SelectMany(Row)], Columns);

        IReadOnlyList<RgbImage> Row(string value)
        {
            using var labels = generator.ChooseLabels(Columns, JudgedSeed, LabelChoice.Parse(generator.Labels, $"{Hair}={value}"));
            return generator.Draw(z, labels);
        }
    }
}
