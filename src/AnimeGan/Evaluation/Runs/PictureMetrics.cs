using AnimeGan.Seeds;
using AnimeGan.Trained;

namespace AnimeGan.Evaluation;

/// <summary>MS-SSIM between pairs of a run's samples.</summary>
internal sealed class RunSimilarity : IRunMetric
{
    private static readonly MetricWords _words = new(
        "ms-ssim",
        "MS-SSIM of pairs",
        MetricDirection.Neither,
        "Wang et al. 2003, Eq. 7; as diversity Odena et al. 2017, arXiv 1610.09585, section 4.3",
        "How alike two samples are; the mark is the data's own. Above it the samples differ too little, as after a collapse; below it they are noisier than data.");

    public string Name => _words.Name;

    public string? Refusal(EvaluationInput input) =>
        StructuralSimilarity.Scales(Math.Min(input.Data.Width, input.Data.Height)) == 0 ? "It needs pictures of at least 11 pixels along each side."
        : input.Pictures.Count < 4 || input.Data.Count < 4 ? "It needs at least four pictures on each side; take more."
        : null;

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        var real = Shuffled.Of(input.Data.Count, input.Options.Seed).Take(input.Pictures.Count).Select(input.Data.Image).ToList();
        yield return input.Plain(_words, StructuralSimilarity.Diversity(input.Pictures), StructuralSimilarity.Diversity(real).Value, 0, 1, input.Pictures.Count, real.Count);
    }
}

/// <summary>Perceptual path length of a run, in z and, where there are styles, in w.</summary>
internal sealed class RunPathLength : IRunMetric
{
    private const string Paper = "Karras et al. 2019, arXiv 1812.04948, Eqs. 2 and 3, ε = 1e-4, in features of the extractor";
    private static readonly MetricWords _z = new(
        "path-length-z", "Path length in z", MetricDirection.Lower, Paper, "How fast pictures change along ways through the latent space; shorter is smoother. Compare runs of one extractor; a generator that draws one picture has 0.");
    private static readonly MetricWords _w = new("path-length-w", "Path length in w", MetricDirection.Lower, Paper, "The same through the styles; below the one in z where the mapping network has put the space in order.");

    public string Name => "path-length";

    public string? Refusal(EvaluationInput input) => input.Generator is null ? "A translator has no latent space." : null;

    public IEnumerable<MetricResult> Measure(EvaluationInput input)
    {
        var (generator, paths) = (input.Generator!, input.Options.Paths);
        yield return Result(input, _z, PerceptualPathLength.Measure(new LatentZ(generator), input.Extractor, paths, input.Options.Seed, token: input.Token));
        if (StyleSpace.Exists(generator))
        {
            yield return Result(input, _w, PerceptualPathLength.Measure(new StyleSpace(generator), input.Extractor, paths, input.Options.Seed, token: input.Token));
        }
    }

    private static MetricResult Result(EvaluationInput input, MetricWords words, Estimate estimate) =>
        input.InFeatures(words, estimate, null, 0, double.PositiveInfinity, input.Options.Paths, 0);
}
