using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Whether a run's samples are copies of its data.</summary>
internal sealed class RunCopying : IRunMetric
{
    private const int MostSamples = 2000;
    private const int Least = 100;
    private const string Paper = "after Meehan et al. 2020, arXiv 2004.05675";

    public string Name => "copying";

    public string? Refusal(EvaluationInput input) => input.HeldOut switch
    {
        null => "It needs pictures of the same kind that the run did not learn from; give them with --held-out FOLDER.",
        { Count: < Least } few => $"It needs at least {Least} held-out pictures, {few.Folder} has {few.Count}; hold more out.",
        _ => null,
    };

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        using var scope = NewDisposeScope();
        var inFeatures = CopyingTest.Measure(input.Generated.Some(MostSamples), input.Real.Rows, input.HeldOutFeatures.Rows, input.Options.Seed);
        var pixels = CopyingTest.Measure(
            Thumbnails.Of([.. input.Pictures.Take(MostSamples)]),
            Thumbnails.Of(input.Data, input.Data.Spread(2 * EvaluationInput.MostInPairs)),
            Thumbnails.Of(input.HeldOut!, input.HeldOut!.Spread(EvaluationInput.MostInPairs)),
            input.Options.Seed);
        foreach (var result in Results(input, inFeatures, "features", Math.Min(MostSamples, (int)input.Generated.Rows.shape[0])))
        {
            yield return result with { Extractor = input.Extractor.Hash, Filter = input.Extractor.Filter };
        }

        foreach (var result in Results(input, pixels, "pixels", Math.Min(MostSamples, input.Pictures.Count)))
        {
            yield return result with { Filter = Lanczos.FilterName };
        }
    }

    private static MetricResult[] Results(EvaluationInput input, CopyingTest found, string space, int samples)
    {
        var where = space == "pixels" ? $"pixels of thumbnails of {Thumbnails.Size}×{Thumbnails.Size}" : "features";
        var nearer = new MetricWords(
            $"nearer-training-{space}",
            $"Nearer to training, {space}",
            MetricDirection.Neither,
            Paper,
            $"Share of samples whose nearest picture, in {where}, is one of training rather than one of as many held-out ones. One half for a generator that copies nothing; an interval above it is memorisation. The interval allows for the chance of all three sets.");
        var copies = new MetricWords(
            $"copies-{space}",
            $"Copies, {space}",
            MetricDirection.Lower,
            Paper,
            $"How many samples all but equal a training picture, in {where}: are nearer to it than 99 in 100 real pictures are to any other. What as many held-out pictures explain is subtracted: 0 for a generator that copies nothing; an interval above it is copies.");
        return
        [
            input.Plain(nearer, found.Nearer, 0.5, 0, 1, samples, input.Real.Count),
            input.Plain(copies, found.Copies, 0, -1, 1, samples, input.Real.Count),
        ];
    }
}

/// <summary>Whether a run's D knows its data by heart.</summary>
internal sealed class RunDiscriminatorGap : IRunMetric
{
    private const int Judged = 2000;
    private static readonly MetricWords _words = new(
        "discriminator-gap",
        "D(train) − D(held-out)",
        MetricDirection.Neither,
        "Karras et al. 2020, arXiv 2006.06676, section 3",
        "How much more D believes the pictures that it learnt from than others of their kind: 0 is best; an interval above 0 means that D learns pictures by heart. More data or augmentation is the cure.");

    public string Name => _words.Name;

    public string? Refusal(EvaluationInput input) =>
        input.Generator is null ? "A translator has two discriminators of patches; only one generator's own is asked."
        : input.HeldOut is null ? "It needs pictures of the same kind that the run did not learn from; give them with --held-out FOLDER."
        : input.HeldOut.Width != input.Data.Width || input.HeldOut.Height != input.Data.Height ? $"D takes pictures of {input.Data.Width}×{input.Data.Height}, the held-out ones have {input.HeldOut.Width}×{input.HeldOut.Height}; prepare them at that size."
        : input.Record.Regularization.Packing > 1 ? "D judges packs of pictures and has no belief about one."
        : input.Generator.Labels is not null && input.HeldOut.Labels is null ? "D judges pictures with their labels, and the held-out ones have none; prepare them with labels."
        : null;

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        using var D = TrainedDiscriminator.Load(input.Run.Root, input.Options.Best);
        var gap = Estimate.OfDifference(D.Judge(input.Data, Judged), D.Judge(input.HeldOut!, Judged));
        yield return input.Plain(_words, gap, 0, -1, 1, Math.Min(Judged, input.Data.Count), Math.Min(Judged, input.HeldOut!.Count));
    }
}

/// <summary>How many different pictures a run can draw.</summary>
internal sealed class RunSupport : IRunMetric
{
    private const int Least = 10;
    private static readonly MetricWords _words = new(
        "support",
        "Support, by birthdays",
        MetricDirection.Higher,
        "Arora, Zhang 2017, arXiv 1706.08224, section 2",
        "How many different pictures there seem to be, judged by how many pairs of samples are twins: nearer to each other, in features and in thumbnails, than 49 in 50 real pictures are to any other, real twins subtracted. It cannot be told beyond about a tenth of the pairs of samples; far below that is a collapse.");

    public string Name => _words.Name;

    public string? Refusal(EvaluationInput input) => input.Data.Count < Least ? $"It needs at least {Least} pictures of data." : null;

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        using var scope = NewDisposeScope();
        var count = Math.Min(Math.Min(input.Pictures.Count, (int)input.Generated.Rows.shape[0]), (int)input.Real.Rows.shape[0]);
        var found = BirthdayTest.Measure(
            (input.Real.Some(count), input.Generated.Some(count)),
            (Thumbnails.Of(input.Data, [.. input.References.Take(count)]), Thumbnails.Of([.. input.Pictures.Take(count)])));
        yield return input.InFeatures(_words, found.Support, null, 0, double.PositiveInfinity, count, count);
    }
}

/// <summary>Pictures made so small that a shift of a pixel or some noise does not hide a copy.</summary>
internal static class Thumbnails
{
    internal const int Size = 16;
    private const int Batch = 256;

    internal static Tensor Of(IReadOnlyList<RgbImage> pictures) =>
        InBatches(pictures.Count, (start, count) => ImageTensors.FromImages([.. pictures.Skip(start).Take(count)]));

    internal static Tensor Of(ImageSet images, int[] indices) =>
        InBatches(indices.Length, (start, count) => FeatureBatches.Load(images, indices.AsSpan(start, count)));

    // [N, 3, H, W] to [N, 3 · 16 · 16]
    private static Tensor InBatches(int count, Func<int, int, Tensor> load)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (var start = 0; start < count; start += Batch)
        {
            using var images = load(start, Math.Min(Batch, count - start));
            using var small = LanczosTensors.Resize(images, Size);
            parts.Add(small.flatten(1).contiguous());
        }

        return cat(parts).MoveToOuterDisposeScope();
    }
}
