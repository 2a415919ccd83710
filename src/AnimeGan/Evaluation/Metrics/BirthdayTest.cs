using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>How many different pictures a generator has, guessed from how often two of its samples are the same one.</summary>
/// <param name="Support">The estimate: pairs divided by the twins among them.</param>
/// <param name="Twins">Pairs of samples nearer to each other than any two real pictures of as many are.</param>
/// <param name="Pairs">All pairs.</param>
/// <param name="Low">Lower end of the estimate's 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Threshold">The distance below which two samples are twins.</param>
/// <remarks>
/// Arora, Zhang 2017, 'Do GANs actually learn the distribution?', arXiv 1706.08224, section 2: among s samples of S equally
/// likely pictures twins are expected from s ≈ √S on. They look at the nearest pairs; here a distance decides that no two of as
/// many real pictures fall below, so by chance alone one pair may: the estimate ends at about s². Without any twin it is the
/// paper's s² / (2 ln 2), nearly.
/// </remarks>
public sealed record BirthdayTest(double Support, int Twins, long Pairs, double Low, double High, double Threshold)
{
    // The median of a Poisson rate after n events lies at about n + 2/3 (Choi 1994).
    private const double MedianShift = 2.0 / 3;
    private const double Normal = 1.959964;

    /// <summary>Counts twins.</summary>
    /// <param name="real">Features of real pictures, [M, D]; as many of them are looked at as there are samples.</param>
    /// <param name="generated">Features of samples, [N, D], at most M, at least 2.</param>
    /// <exception cref="Ops.ShapeException">The features are not of one length.</exception>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static BirthdayTest Measure(Tensor real, Tensor generated)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = Neighbourhoods.Check(real, generated, 1);
        var count = Math.Min(x.shape[0], y.shape[0]);
        var threshold = Neighbourhoods.SquaredRadii(x.narrow(0, 0, count), 1).min().item<double>();
        var samples = y.narrow(0, 0, count);
        var twins = 0L;
        Neighbourhoods.ForChunks(samples, samples, (start, distances) =>
        {
            distances.diagonal((int)start).fill_(double.PositiveInfinity);
            twins += (distances < threshold).sum().item<long>();
        });
        return Of((int)(twins / 2), count * (count - 1) / 2, Math.Sqrt(threshold));
    }

    /// <summary>The estimate from a count.</summary>
    internal static BirthdayTest Of(int twins, long pairs, double threshold) =>
        new(pairs / (twins + MedianShift), twins, pairs, pairs / Rate(twins + 1, Normal), pairs / Math.Max(Rate(twins, -Normal), 1e-3), threshold);

    // A quantile of a gamma distribution of that shape, by Wilson and Hilferty 1931: the ends of an exact Poisson interval.
    private static double Rate(double shape, double normal) =>
        shape == 0 ? 0 : shape * Math.Pow(Math.Max(1 - (1 / (9 * shape)) + (normal / (3 * Math.Sqrt(shape))), 0), 3);
}
