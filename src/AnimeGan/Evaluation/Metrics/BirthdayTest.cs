using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>How many different pictures a generator has, guessed from how often two of its samples are the same one.</summary>
/// <param name="Support">The estimate: pairs divided by the twins among them, with an exact interval for their number.</param>
/// <param name="Twins">Pairs of samples nearer to each other, in each of the spaces, than any two real pictures of as many are.</param>
/// <param name="Pairs">All pairs.</param>
/// <remarks>
/// Arora, Zhang 2017, 'Do GANs actually learn the distribution?', arXiv 1706.08224, section 2: among s samples of S equally
/// likely pictures twins are expected from s ≈ √S on. They look at the nearest pairs; here a distance decides that no two of as
/// many real pictures fall below, so by chance alone one pair may: the estimate ends at about s². Without any twin it is the
/// paper's s² / (2 ln 2), nearly.
/// </remarks>
public sealed record BirthdayTest(Estimate Support, int Twins, long Pairs)
{
    // The median of a Poisson rate after n events lies at about n + 2/3 (Choi 1994).
    private const double MedianShift = 2.0 / 3;
    private const double Normal = 1.959964;

    // No twin leaves the upper end open; it is given as forty times the pairs, so that it stays a number.
    private const double LeastRate = 0.025;

    /// <summary>Counts twins.</summary>
    /// <param name="spaces">For each space in which twins must be near, such as features and pixels: real pictures [M, D] and samples [N, D], in one order in all spaces.</param>
    /// <exception cref="Ops.ShapeException">Rows of a space are not of one length.</exception>
    /// <exception cref="ArgumentException">There is no space, there are too few pictures, or spaces differ in their number.</exception>
    public static BirthdayTest Measure(params IReadOnlyList<(Tensor Real, Tensor Generated)> spaces)
    {
        ArgumentNullException.ThrowIfNull(spaces);
        if (spaces.Count == 0 || spaces.Any(space => space.Generated.shape[0] != spaces[0].Generated.shape[0]))
        {
            throw new ArgumentException($"Each space needs the same samples, got {string.Join(", ", spaces.Select(space => $"[{string.Join(", ", space.Generated.shape)}]"))}.", nameof(spaces));
        }

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var count = spaces.Min(space => Math.Min(space.Real.shape[0], space.Generated.shape[0]));
        var near = ones([count, count], ScalarType.Bool).triu(1);
        foreach (var (real, generated) in spaces)
        {
            using var inner = NewDisposeScope();
            var (x, y) = Neighbourhoods.Check(real, generated, 1);
            var threshold = Neighbourhoods.SquaredRadii(x.narrow(0, 0, count), 1).min().item<double>();
            var samples = y.narrow(0, 0, count);
            Neighbourhoods.ForChunks(samples, samples, (start, distances) => near.narrow(0, start, distances.shape[0]).logical_and_(distances < threshold));
        }

        return Of(near.sum().item<long>(), count * (count - 1) / 2);
    }

    /// <summary>The estimate from a count.</summary>
    internal static BirthdayTest Of(long twins, long pairs)
    {
        var support = new Estimate(pairs / (twins + MedianShift), pairs / Math.Pow(twins + MedianShift, 1.5), double.PositiveInfinity, "Poisson")
        {
            Ends = (pairs / Rate(twins + 1, Normal), pairs / Math.Max(Rate(twins, -Normal), LeastRate)),
        };
        return new BirthdayTest(support, (int)twins, pairs);
    }

    // A quantile of a gamma distribution of that shape, by Wilson and Hilferty 1931: the ends of an exact Poisson interval.
    private static double Rate(double shape, double normal) =>
        shape == 0 ? 0 : shape * Math.Pow(Math.Max(1 - (1 / (9 * shape)) + (normal / (3 * Math.Sqrt(shape))), 0), 3);
}
