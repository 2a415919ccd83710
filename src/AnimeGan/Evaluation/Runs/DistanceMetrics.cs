using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>FID of a run.</summary>
internal sealed class RunFid : IRunMetric
{
    private static readonly MetricWords _words = new(
        "fid",
        "FID",
        MetricDirection.Lower,
        "Heusel et al. 2017, arXiv 1706.08500, Eq. 6",
        "Distance of samples from data, quality and variety in one; 0 is best. Few samples make it larger, so compare figures of one number of samples and one extractor only.");

    public string Name => _words.Name;

    public string? Refusal(EvaluationInput input) => FrechetDistance.Refusal(input.Real.Moments, input.Generated.Moments);

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        var estimate = FrechetDistance.Measure(input.Real.Moments, input.Generated.Moments);
        yield return input.InFeatures(_words, estimate, 0, 0, double.PositiveInfinity, input.Generated.Count, input.Real.Count);
    }
}

/// <summary>KID of a run.</summary>
internal sealed class RunKid : IRunMetric
{
    private static readonly MetricWords _words = new(
        "kid",
        "KID",
        MetricDirection.Lower,
        "Bińkowski et al. 2018, arXiv 1801.01401, section 4",
        "The same without bias: few samples make it noisy, not larger. An interval that holds 0 means that samples cannot be told from data.");

    public string Name => _words.Name;

    public string? Refusal(EvaluationInput input) => null;

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        using var scope = NewDisposeScope();
        var kid = KernelInceptionDistance.Measure(input.Real.Some(EvaluationInput.MostInPairs), input.Generated.Some(EvaluationInput.MostInPairs), subsets: 1, seed: input.Options.Seed);
        yield return input.InFeatures(_words, kid.ToEstimate(), 0, double.NegativeInfinity, double.PositiveInfinity, kid.GeneratedCount, kid.RealCount);
    }
}

/// <summary>Precision and recall of a run.</summary>
internal sealed class RunPrecisionRecall : IRunMetric
{
    private const string Paper = "Kynkäänniemi et al. 2019, arXiv 1904.06991, k = 3";
    private static readonly MetricWords _precision = new(
        "precision", "Precision", MetricDirection.Higher, Paper, "Share of samples that lie among the data: quality. High with low recall means good pictures of few kinds.");
    private static readonly MetricWords _recall = new(
        "recall", "Recall", MetricDirection.Higher, Paper, "Share of the data that lies among the samples: variety. It falls when modes are dropped, and is near 0 after a collapse.");

    public string Name => "precision-recall";

    public string? Refusal(EvaluationInput input) => ManifoldRefusal.Of(input);

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        using var scope = NewDisposeScope();
        var (real, generated) = (input.Real.Some(EvaluationInput.MostInPairs), input.Generated.Some(EvaluationInput.MostInPairs));
        var found = PrecisionRecall.Measure(real, generated);
        var (samples, references) = ((int)generated.shape[0], (int)real.shape[0]);
        return [input.InFeatures(_precision, found.Precision, null, 0, 1, samples, references), input.InFeatures(_recall, found.Recall, null, 0, 1, samples, references)];
    }
}

/// <summary>Density and coverage of a run.</summary>
internal sealed class RunDensityCoverage : IRunMetric
{
    private const string Paper = "Naeem et al. 2020, arXiv 2002.09797, k = 5";
    private static readonly MetricWords _density = new(
        "density", "Density", MetricDirection.Higher, Paper, "How many data balls a sample lies in, quality again: 1 for samples of the data, more where samples crowd at its centre.");
    private static readonly MetricWords _coverage = new(
        "coverage", "Coverage", MetricDirection.Higher, Paper, "Share of data balls that hold a sample, variety again, less shaken by outliers than recall.");

    public string Name => "density-coverage";

    public string? Refusal(EvaluationInput input) => ManifoldRefusal.Of(input);

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        using var scope = NewDisposeScope();
        var (real, generated) = (input.Real.Some(EvaluationInput.MostInPairs), input.Generated.Some(EvaluationInput.MostInPairs));
        var found = DensityCoverage.Measure(real, generated);
        var (samples, references) = ((int)generated.shape[0], (int)real.shape[0]);
        return
        [
            input.InFeatures(_density, found.Density, 1, 0, double.PositiveInfinity, samples, references),
            input.InFeatures(_coverage, found.Coverage, DensityCoverage.ExpectedCoverage(references, samples), 0, 1, samples, references),
        ];
    }
}

/// <summary>Both need enough pictures for blocks.</summary>
internal static class ManifoldRefusal
{
    internal static string? Of(EvaluationInput input) => Math.Min(input.Real.Count, input.Generated.Count) >= FeatureBlocks.LeastPictures
        ? null
        : $"It needs at least {FeatureBlocks.LeastPictures} pictures on each side, got {input.Real.Count} real and {input.Generated.Count} generated; take more.";
}
