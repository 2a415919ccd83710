using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>Are generated faces of use? A classifier learns from them and is asked about real ones; and their attributes are counted.</summary>
/// <remarks>
/// Ravuri and Vinyals 2019 (arXiv 1905.10887), the classification accuracy score: trained on generated, tested on real. Shmelkov et
/// al. 2018 (arXiv 1807.09499) call that GAN-train, and the other way round GAN-test: the first falls where kinds are missing,
/// the second where faces are not what they were asked to be. Balance is the distance in total variation between shares of
/// values, every face named by the kit's feature extractor; two draws of real faces as large give the distance of chance.
/// </remarks>
internal sealed class UsefulnessStudy : IStudy
{
    private const int Size = 32;
    private const string Hair = "hair_color";
    private const long OtherFaces = 1_000_003;
    private const long SampleSeed = 100;

    /// <inheritdoc/>
    public string Name => "usefulness";

    /// <inheritdoc/>
    public string Title => "What a classifier learns from generated faces, and whether their attributes are balanced";

    /// <inheritdoc/>
    public string Paper => "Ravuri and Vinyals 2019 (arXiv 1905.10887), section 3; Shmelkov, Schmid and Alahari 2018 (arXiv 1807.09499), section 3";

    /// <inheritdoc/>
    public string Cost => "forty minutes; quick: two minutes";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Run(context, context.Length switch
        {
            StudyLength.Quick => new Amounts(4000, 1000, 16, 600, 300),
            StudyLength.Normal => new Amounts(20_000, 5000, 32, 4000, 2000),
            _ => new Amounts(20_000, 5000, 32, 20_000, 5000),
        });
    }

    /// <summary>The same with any amounts.</summary>
    internal static StudyResult Run(StudyContext context, Amounts amounts)
    {
        var faces = StudySweep.Faces(context, "faces", amounts.Faces, Size, context.Seed);
        var runs = Train(context, faces, amounts);
        using var real = ImageSet.Open(faces);
        using var test = ImageSet.Open(StudySweep.Faces(context, "test", amounts.TestFaces, Size, context.Seed + OtherFaces));
        using var judge = FeatureExtractor.BuiltIn();
        var scheme = LabelScheme.Of(real.Labels!, Hair);
        var (realFaces, testFaces) = (Set.Of(real, scheme), Set.Of(test, scheme));
        var outcomes = runs.Select(run => Measure(context, amounts, run, realFaces, testFaces, judge)).ToList();
        return Result(scheme, outcomes);
    }

    private static IReadOnlyList<SweepRun> Train(StudyContext context, string data, Amounts amounts)
    {
        var record = TrainingRecord.For("conditional") with
        {
            Data = data,
            Attributes = Hair,
            ImageSize = Size,
            BatchSize = 64,
            BaseWidth = amounts.BaseWidth,
            Steps = amounts.Steps,
            SnapshotEverySteps = 0,
            CheckpointEverySteps = 0,
        };
        return StudySweep.Run(context, context.SeedsOr(context.Quick ? 1 : 3).Select(seed => new Variation("conditional", record with { Seed = seed })));
    }

    private static Outcome Measure(StudyContext context, Amounts amounts, SweepRun run, Set real, Set test, FeatureExtractor judge)
    {
        using var generator = TrainedGenerator.Load(run.Folder.Root);

        // The same labels as the real faces have: what differs is the faces alone.
        using var labels = LabelTensors.Of([.. real.Labels.Select(label => new[] { label })]);
        var generated = new Set(generator.Sample(real.Pictures.Count, SampleSeed, labels), real.Labels);
        var classes = generator.Labels!.Attributes[0].Values.Count;
        PictureClassifier Learn(Set set) => PictureClassifier.Train(set.Pictures, set.Labels, classes, amounts.ClassifierSteps, run.Variation.Record.Seed, context.Token);
        using var fromReal = Learn(real);
        using var fromGenerated = Learn(generated);
        using var fromBoth = Learn(new Set([.. real.Pictures, .. generated.Pictures], [.. real.Labels, .. generated.Labels]));
        return new Outcome(
            fromReal.Accuracy(test.Pictures, test.Labels),
            fromGenerated.Accuracy(test.Pictures, test.Labels),
            fromReal.Accuracy(generated.Pictures, generated.Labels),
            fromBoth.Accuracy(test.Pictures, test.Labels),
            Balance(judge, real, generated),
            Shares(judge.Classify(real.Pictures), FeatureExtractor.Attribute(Hair)),
            Shares(judge.Classify(generated.Pictures), FeatureExtractor.Attribute(Hair)),
            ImageGrid.Compose([.. generated.Pictures.Take(40)], 10));
    }

    private static List<(string Attribute, double Distance, double Chance)> Balance(FeatureExtractor judge, Set real, Set generated)
    {
        // Three draws of one size: halves of the real faces against each other, and one half against as many generated ones.
        var half = real.Pictures.Count / 2;
        var one = judge.Classify([.. real.Pictures.Take(half)]);
        var two = judge.Classify([.. real.Pictures.Skip(half).Take(half)]);
        var drawn = judge.Classify([.. generated.Pictures.Take(half)]);
        return [.. FeatureExtractor.Kinds.Attributes.Select(attribute => (
            attribute.Name,
            TotalVariation(Shares(one, attribute), Shares(drawn, attribute)),
            TotalVariation(Shares(one, attribute), Shares(two, attribute))))];
    }

    /// <summary>Half the sum of absolute differences of shares: the mass that would have to move.</summary>
    internal static double TotalVariation(IReadOnlyList<double> one, IReadOnlyList<double> two) => one.Zip(two, (a, b) => Math.Abs(a - b)).Sum() / 2;

    private static double[] Shares(LabelTable named, LabelColumn attribute)
    {
        var counts = named.Counts(attribute.Name);
        return [.. attribute.Values.Select(value => counts.GetValueOrDefault(value) / (double)named.Rows)];
    }

    private static StudyResult Result(LabelScheme scheme, List<Outcome> outcomes)
    {
        var chance = (1.0 / scheme.Attributes[0].Values.Count).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        StudyNumber Mean(string name, Func<Outcome, double> value, string? expected = null) => StudyNumber.Mean(name, [.. outcomes.Select(value)], expected);
        var attributes = outcomes[0].Balance.Select(balance => balance.Attribute).ToList();
        double Over(int attribute, Func<(string, double Distance, double Chance), double> value) => outcomes.Average(outcome => value(outcome.Balance[attribute]));
        return new StudyResult
        {
            Numbers =
            [
                Mean("hair colour, learnt from real, tested on real: accuracy", outcome => outcome.RealOnReal, "the best there is"),
                Mean("hair colour, learnt from generated, tested on real: accuracy", outcome => outcome.GeneratedOnReal, $"below that; chance is {chance}"),
                Mean("hair colour, learnt from real, tested on generated: accuracy", outcome => outcome.RealOnGenerated),
                Mean("hair colour, learnt from both, tested on real: accuracy", outcome => outcome.BothOnReal),
                .. attributes.Index().SelectMany(attribute => new[]
                {
                    Mean($"{attribute.Item}, generated against real: total variation", outcome => outcome.Balance[attribute.Index].Distance, "the next, where balanced"),
                    Mean($"{attribute.Item}, real against real: total variation", outcome => outcome.Balance[attribute.Index].Chance),
                }),
            ],
            Figures =
            [
                new StudyFigure("balance", GroupedBars.Create(
                    attributes,
                    [("generated against real", [.. attributes.Select((_, i) => Over(i, balance => balance.Distance))]), ("real against real: chance", [.. attributes.Select((_, i) => Over(i, balance => balance.Chance))])],
                    "How far the attributes' shares are off",
                    "total variation, 0 to 1",
                    "hair colour was asked for as the real faces have it; nothing else was")),
                new StudyFigure("hair", GroupedBars.Create(
                    FeatureExtractor.Attribute(Hair).Values,
                    [("real", outcomes[0].RealHair), ("generated", outcomes[0].GeneratedHair)],
                    "Hair colours, as the feature extractor names them",
                    "share of faces")),
            ],
            Pictures = [new StudyPicture("generated", outcomes[0].Faces, "Generated faces that the classifier learnt from")],
        };
    }

    /// <summary>How much is drawn and trained.</summary>
    internal sealed record Amounts(int Faces, int TestFaces, int BaseWidth, long Steps, int ClassifierSteps);

    /// <summary>Labelled pictures.</summary>
    private sealed record Set(IReadOnlyList<RgbImage> Pictures, IReadOnlyList<long> Labels)
    {
        internal static Set Of(ImageSet images, LabelScheme scheme) =>
            new([.. Enumerable.Range(0, images.Count).Select(images.Image)], [.. scheme.Encode(images.Labels!).Select(row => row[0])]);
    }

    private sealed record Outcome(
        double RealOnReal,
        double GeneratedOnReal,
        double RealOnGenerated,
        double BothOnReal,
        IReadOnlyList<(string Attribute, double Distance, double Chance)> Balance,
        double[] RealHair,
        double[] GeneratedHair,
        RgbImage Faces);
}
