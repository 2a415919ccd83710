using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>How many different pictures a generator has, guessed from how often two of its samples are the same one.</summary>
/// <param name="Support">The estimate: pairs divided by the twins among them that chance does not explain.</param>
/// <param name="Twins">Pairs of samples nearer to each other, in each of the spaces, than all but a few pairs of real pictures are.</param>
/// <param name="FalseTwins">Pairs of as many real pictures that are as near: so many twins are expected of a generator that never repeats itself.</param>
/// <param name="Pairs">All pairs of samples.</param>
/// <remarks>
/// Arora, Zhang 2017, 'Do GANs actually learn the distribution?', arXiv 1706.08224, section 2: among s samples of S equally
/// likely pictures twins are expected from s ≈ √S on. They look at the nearest pairs; here a distance decides that one real
/// picture in fifty has another one within, so that some pictures which the data holds twice decide nothing, and the real
/// twins are subtracted. What can be told ends where they hide the others: at about s²/2 divided by a few. Without false
/// twins and with one twin it is the paper's s² / (2 ln 2), nearly.
/// </remarks>
public sealed record BirthdayTest(Estimate Support, int Twins, int FalseTwins, long Pairs)
{
    // Two of the data's twins in a hundred pictures make no difference; a pair counts for both its pictures.
    private const double Twinned = 0.02;
    private const int LeastTwinned = 4;

    // The median of a Poisson rate after n events lies at about n + 2/3 (Choi 1994).
    private const double MedianShift = 2.0 / 3;

    // No twin leaves the upper end open; it is given as forty times the pairs, so that it stays a number.
    private const double LeastRate = 0.025;

    /// <summary>Counts twins.</summary>
    /// <param name="spaces">For each space in which twins must be near, such as features and pixels: real pictures [M, D] and samples [N, D], in one order in all spaces; at least 10 each.</param>
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
        var (near, nearReal) = (Pairwise(count), Pairwise(count));
        foreach (var (real, generated) in spaces)
        {
            using var inner = NewDisposeScope();
            var (x, y) = Neighbourhoods.Check(real, generated, 2 * LeastTwinned);
            var (pictures, samples) = (x.narrow(0, 0, count), y.narrow(0, 0, count));
            var twinned = Math.Max(LeastTwinned, (long)(Twinned * count));

            // The pair at this distance counts, as a distance chosen by k pairs has k on average. Rounding is another for (a, b) and (b, a).
            var threshold = Neighbourhoods.SquaredRadii(pictures, 1).kthvalue(twinned + 1, 0).values.item<double>() * (1 + 1e-9);
            Keep(near, samples, threshold);
            Keep(nearReal, pictures, threshold);
        }

        return Of(near.sum().item<long>(), nearReal.sum().item<long>(), count * (count - 1) / 2);
    }

    /// <summary>The estimate from counts of as many pairs of samples and of real pictures.</summary>
    /// <remarks>Zou, Donner 2008, 'Construction of confidence limits about effect measures: a general approach': the interval of a difference from those of its two parts.</remarks>
    internal static BirthdayTest Of(long twins, long falseTwins, long pairs)
    {
        var ((low, high), (falseLow, falseHigh)) = (Estimate.EndsOfCount(twins), Estimate.EndsOfCount(falseTwins));
        var rate = twins - falseTwins;
        var least = rate - Math.Sqrt(Square(twins - low) + Square(falseHigh - falseTwins));
        var most = rate + Math.Sqrt(Square(high - twins) + Square(falseTwins - falseLow));
        var middle = Math.Max(rate, 0) + MedianShift;
        var support = new Estimate(pairs / middle, pairs * Math.Sqrt(twins + falseTwins + MedianShift) / (middle * middle), double.PositiveInfinity, "Poisson")
        {
            Ends = (pairs / Math.Max(most, middle), pairs / Math.Clamp(least, LeastRate, middle)),
        };
        return new BirthdayTest(support, (int)twins, (int)falseTwins, pairs);
    }

    private static double Square(double value) => value * value;

    private static Tensor Pairwise(long count) => ones([count, count], ScalarType.Bool).triu(1);

    private static void Keep(Tensor near, Tensor rows, double threshold) =>
        Neighbourhoods.ForChunks(rows, rows, (start, distances) => near.narrow(0, start, distances.shape[0]).logical_and_(distances <= threshold));
}
