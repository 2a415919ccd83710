using AnimeGan.Seeds;
using AnimeGan.Trained;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Perceptual path length: how fast pictures change along straight ways through a latent space; short where the space is well ordered.</summary>
/// <remarks>
/// Karras et al. 2019, 'A Style-Based Generator Architecture', arXiv 1812.04948, Eqs. 2 and 3: the mean of
/// d(G(t), G(t + ε)) / ε², t uniform on the way from one latent vector to another, by slerp in z and by lerp in w. Departs: d is
/// the squared Euclidean distance of the kit's features, which know drawn faces, where the paper takes LPIPS; so figures
/// compare runs of this kit.
/// </remarks>
public static class PerceptualPathLength
{
    /// <summary>The paper's ε.</summary>
    public const double PaperEpsilon = 1e-4;

    // The error of a mean of few values that are far from normal is not known.
    internal const int LeastWays = 10;
    private const int Batch = 32;

    /// <summary>Measures a generator in one of its spaces.</summary>
    /// <param name="space">Which: z, or w where there are styles.</param>
    /// <param name="extractor">In whose features distances are measured.</param>
    /// <param name="samples">Ways, at least 10.</param>
    /// <param name="seed">Of the ways.</param>
    /// <param name="epsilon">The step along them, above 0.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="ArgumentOutOfRangeException">samples is less than 10, or epsilon not above 0.</exception>
    public static Estimate Measure(ILatentSpace space, IFeatureExtractor extractor, int samples, long seed, double epsilon = PaperEpsilon, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, LeastWays);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var places = SeedStream.Open(seed, SeedStream.Step);
        var labels = space.Generator.LabelsByChance(samples, seed);

        // Both ends of a way are of one label.
        var ends = space.Points(2 * samples, seed, labels?.repeat(2, 1));
        var t = rand([samples, 1], ScalarType.Float64, generator: places);
        var speeds = new List<double>();
        for (var start = 0; start < samples; start += Batch)
        {
            token.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var count = Math.Min(Batch, samples - start);
            var some = labels?.narrow(0, start, count);
            speeds.AddRange(Speeds(
                ends.narrow(0, start, count),
                ends.narrow(0, samples + start, count),
                t.narrow(0, start, count),
                epsilon,
                (from, to, shares) => extractor.Features(space.Render(Interpolation.Between(from, to, shares, space.Way), some).clamp(-1, 1))));
        }

        return Estimate.OfMean(speeds);
    }

    /// <summary>The mean squared speed of features of anything that draws, given two ends and a place between them.</summary>
    /// <param name="from">[N, L].</param>
    /// <param name="to">[N, L].</param>
    /// <param name="t">[N, 1], float64, where on the way.</param>
    /// <param name="epsilon">The step.</param>
    /// <param name="features">From ends and place to features, [N, D].</param>
    internal static double[] Speeds(Tensor from, Tensor to, Tensor t, double epsilon, Func<Tensor, Tensor, Tensor, Tensor> features)
    {
        using var scope = NewDisposeScope();
        var here = features(from, to, t).to_type(ScalarType.Float64);
        var there = features(from, to, t + epsilon).to_type(ScalarType.Float64);
        return (there - here).square().sum(1).div(epsilon * epsilon).data<double>().ToArray();
    }
}
