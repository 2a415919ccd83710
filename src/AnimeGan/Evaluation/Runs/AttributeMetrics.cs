using AnimeGan.Data;
using AnimeGan.Imaging;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Inception-style score of a run on all attributes.</summary>
internal sealed class RunAttributeScore : IRunMetric
{
    private static readonly MetricWords _words = new(
        "attribute-score",
        "Attribute score",
        MetricDirection.Higher,
        "Salimans et al. 2016, arXiv 1606.03498, section 4; on SynthAnime's attributes",
        "Inception Score with the kit's classifier, geometric mean over attributes: clear attributes of many kinds give a high one. The data's own is the mark; copies are not noticed.");

    public string Name => _words.Name;

    public string? Refusal(EvaluationInput input) => SynthAnimeOnly.Refusal(input, InceptionScore.LeastSamples);

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        using var scope = NewDisposeScope();
        var (real, generated) = (input.RealJudged.Some(EvaluationInput.MostJudged), input.GeneratedJudged.Some(EvaluationInput.MostJudged));
        var ideal = InceptionScore.Measure(Probabilities(input.Judge, real), input.Options.Seed);
        var score = InceptionScore.Measure(Probabilities(input.Judge, generated), input.Options.Seed);
        yield return input.Judged(_words, score, ideal.Value, 1, double.PositiveInfinity, (int)generated.shape[0], (int)real.shape[0]);
    }

    private static List<Tensor> Probabilities(FeatureExtractor judge, Tensor features) =>
        [.. FeatureExtractor.Kinds.Attributes.Select(attribute => judge.Logits(features, attribute.Name).softmax(1))];
}

/// <summary>Combinations of attributes that a run draws.</summary>
internal sealed class RunModes : IRunMetric
{
    private const string Paper = "Metz et al. 2017, arXiv 1611.02163; Lin et al. 2018, arXiv 1712.04086, section 4.2";

    public string Name => "modes";

    public string? Refusal(EvaluationInput input) => SynthAnimeOnly.Refusal(input, AttributeCombinations.LeastSamples);

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        using var scope = NewDisposeScope();
        var attributes = input.Options.ModeAttributes.Select(FeatureExtractor.Attribute).ToList();
        var (real, generated) = (input.RealJudged.Some(EvaluationInput.MostJudged), input.GeneratedJudged.Some(EvaluationInput.MostJudged));
        var (samples, references) = ((int)generated.shape[0], (int)real.shape[0]);
        var found = AttributeCombinations.Measure(attributes, input.Judge.Classify(real), input.Judge.Classify(generated), input.Options.Seed);
        var names = string.Join(" × ", attributes.Select(attribute => attribute.Name));
        var coverage = new MetricWords(
            "mode-coverage", "Modes", MetricDirection.Higher, Paper, $"Combinations of {names} that were drawn at least once, of {found.Combinations}; the mark is how many so many samples of the data would hit.");
        var divergence = new MetricWords(
            "mode-kl", "Mode KL", MetricDirection.Lower, Paper, $"How far the combinations' frequencies are from the data's, in nats; 0 is best, and the mark is what chance alone leaves with so many samples.");

        // A multinomial's KL from its own frequencies: (K − 1) / 2N, once for each side.
        var chance = (found.Combinations - 1) / 2.0 * ((1.0 / samples) + (1.0 / references));
        yield return input.Judged(coverage, found.Modes, found.ExpectedModes, 1, found.Combinations, samples, references);
        yield return input.Judged(divergence, found.Divergence, chance, 0, double.PositiveInfinity, samples, references);
    }
}

/// <summary>How often a conditional run draws what it is asked for.</summary>
internal sealed class RunAccuracy : IRunMetric
{
    private const int PicturesOfAnAttribute = 2000;

    public string Name => "accuracy";

    public string? Refusal(EvaluationInput input) =>
        input.Generator?.Labels is not { } labels ? "The generator takes no labels, so nothing can be asked of it; train one with --model conditional."
        : SynthAnimeOnly.Refusal(input) is { } reason ? reason
        : labels.Attributes.All(attribute => Known(attribute) is null) ? $"The kit's classifier knows none of {string.Join(", ", labels.Attributes.Select(attribute => attribute.Name))}."
        : null;

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        foreach (var attribute in input.Generator!.Labels!.Attributes)
        {
            input.Token.ThrowIfCancellationRequested();
            if (Known(attribute) is not { } known)
            {
                continue;
            }

            var each = Math.Max(2, PicturesOfAnAttribute / attribute.Values.Count);
            var matrix = AttributeAccuracy.Measure(input.Generator, attribute.Name, each, input.Options.Seed, pictures => Names(input.Judge, pictures, known.Name))[0];
            var words = new MetricWords(
                $"accuracy-{attribute.Name}",
                $"Accuracy of {attribute.Name}",
                MetricDirection.Higher,
                "Odena et al. 2017, arXiv 1610.09585, section 4.2, as class accuracy",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Share of pictures in which the classifier sees the {attribute.Name} that was asked for; by chance {1.0 / attribute.Values.Count:0.000}, on drawn faces {input.Judge.HeldOut[known.Name]:0.000}."));
            var count = each * attribute.Values.Count;
            yield return input.Judged(words, Estimate.OfShare(matrix.Accuracy * count, count), input.Judge.HeldOut[known.Name], 0, 1, count, 0);
        }
    }

    private static IReadOnlyList<string> Names(FeatureExtractor judge, IReadOnlyList<RgbImage> pictures, string attribute) => judge.Classify(pictures).Column(attribute);

    // The same attribute with the same values.
    private static LabelColumn? Known(LabelColumn attribute) =>
        FeatureExtractor.Kinds.Attributes.FirstOrDefault(known => known.Name == attribute.Name && attribute.Values.All(known.Values.Contains));
}

/// <summary>What only faces that the kit draws can be asked.</summary>
internal static class SynthAnimeOnly
{
    /// <summary>Why a figure cannot be had; null where it can.</summary>
    /// <param name="input">What is measured.</param>
    /// <param name="least">Pictures that it needs on each side.</param>
    internal static string? Refusal(EvaluationInput input, int least = 0) =>
        !input.IsSynthAnime ? $"It needs data whose attributes the kit's classifier knows: faces of 'animegan data synth', and {input.Data.Folder} holds pictures of '{input.Data.Manifest.Source}'."
        : Math.Min(input.Real.Count, input.Generated.Count) < least ? $"It needs at least {least} pictures on each side, got {input.Real.Count} real and {input.Generated.Count} generated; take more."
        : null;
}
