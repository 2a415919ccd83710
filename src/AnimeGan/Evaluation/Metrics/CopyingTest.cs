using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Whether samples lie nearer to the pictures that the generator learnt from than to others of the same kind.</summary>
/// <param name="Nearer">Share of samples whose nearest picture is one of training and not a held-out one; 1/2 for a generator that copies nothing.</param>
/// <param name="Copies">Share of samples nearer to a training picture than 99 in 100 held-out pictures are; 0.01 for new pictures of the same kind.</param>
/// <param name="TrainingDistance">Median distance of samples to the nearest training picture.</param>
/// <param name="HeldOutDistance">Median distance of samples to the nearest held-out picture.</param>
/// <remarks>
/// Both sides have equally many pictures, so that neither is nearer by its number. After Meehan, Chaudhuri, Dasgupta
/// 2020, 'A Three Sample Test to Detect Data Copying', arXiv 2004.05675; their statistic compares distances of samples with those of
/// held-out pictures, as <paramref name="Copies"/> does at one point of the distribution.
/// </remarks>
public sealed record CopyingTest(Estimate Nearer, Estimate Copies, double TrainingDistance, double HeldOutDistance)
{
    private const double Rare = 0.01;

    /// <summary>Measures samples.</summary>
    /// <param name="generated">Features or pixels of samples, [N, D], N at least 2.</param>
    /// <param name="training">Those of training pictures, [T, D].</param>
    /// <param name="heldOut">Those of pictures that were never learnt from, [H, D], at least 100.</param>
    /// <param name="seed">Which pictures of the larger side are left out.</param>
    /// <exception cref="Ops.ShapeException">The rows are not of one length.</exception>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static CopyingTest Measure(Tensor generated, Tensor training, Tensor heldOut, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        if (heldOut.shape[0] < 1 / Rare)
        {
            throw new ArgumentException($"The test needs at least {1 / Rare} held-out pictures, got {heldOut.shape[0]}; hold more out.", nameof(heldOut));
        }

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (others, samples) = Neighbourhoods.Check(heldOut, generated, 1);
        var (own, _) = Neighbourhoods.Check(training, generated, 1);
        using var random = new Generator((ulong)seed);
        var count = Math.Min(own.shape[0], others.shape[0]);
        var (fewOwn, fewOthers) = (Some(own, count, random), Some(others, count, random));
        var (toOwn, toOthers) = (Nearest(samples, fewOwn), Nearest(samples, fewOthers));

        // Copies are looked for among all pictures learnt from.
        var toAll = Nearest(samples, own);
        var limit = Nearest(others, own).Order().ElementAt((int)(Rare * others.shape[0]));
        return new CopyingTest(
            Estimate.OfShare(toOwn.Zip(toOthers, (a, b) => a < b ? 1.0 : a > b ? 0.0 : 0.5).Sum(), toOwn.Length),
            Estimate.OfShare(toAll.Count(distance => distance < limit), toAll.Length),
            Median(toOwn),
            Median(toOthers));
    }

    private static Tensor Some(Tensor rows, long count, Generator random) =>
        rows.shape[0] == count ? rows : rows.index_select(0, randperm(rows.shape[0], generator: random).narrow(0, 0, count));

    private static double[] Nearest(Tensor rows, Tensor among)
    {
        var distances = new List<double>();
        Neighbourhoods.ForChunks(rows, among, (_, squares) => distances.AddRange(squares.amin([1]).sqrt().data<double>().ToArray()));
        return [.. distances];
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
