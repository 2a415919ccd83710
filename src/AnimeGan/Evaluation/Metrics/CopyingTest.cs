using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Whether samples lie nearer to the pictures that the generator learnt from than to others of the same kind.</summary>
/// <param name="Nearer">Share of samples whose nearest picture is one of training and not a held-out one, 0 to 1; 1/2 for a generator that copies nothing.</param>
/// <param name="Copies">Training pictures that a sample all but equals, beyond what held-out pictures would explain: the share of samples that are copies where no picture of the data is there twice; 0 for a generator that copies nothing.</param>
/// <param name="TrainingDistance">Median distance of samples to the nearest training picture.</param>
/// <param name="HeldOutDistance">Median distance of samples to the nearest held-out picture.</param>
/// <remarks>
/// After Meehan, Chaudhuri, Dasgupta 2020, 'A Three Sample Test to Detect Data Copying', arXiv 2004.05675. Departs: they
/// compare samples with held-out pictures in cells of space, so that a generator which prefers some kind of picture is not
/// accused; here training and held-out pictures change places, which is exact whatever the generator prefers: both
/// intervals come from <see cref="Relabelling"/>. For <paramref name="Nearer"/> both sides have equally many
/// pictures. To all but equal is to lie nearer than 99 in 100 real pictures lie to the nearest other.
/// </remarks>
/// <example>
/// <code>
/// var (training, heldOut) = (randn(400, 8), randn(400, 8));
/// var copies = training[..200] + (0.01 * randn(200, 8));
/// CopyingTest.Measure(copies, training, heldOut).Nearer.Value    // → 1
/// </code>
/// </example>
public sealed record CopyingTest(Estimate Nearer, Estimate Copies, double TrainingDistance, double HeldOutDistance)
{
    private const double Rare = 0.01;

    // So many decide what is rare: 40 distances lie below.
    private const long MostAsked = 4000;

    /// <summary>Measures samples.</summary>
    /// <param name="generated">Features or pixels of samples, [N, D], N at least 2.</param>
    /// <param name="training">Those of training pictures, [T, D], T at least 2.</param>
    /// <param name="heldOut">Those of pictures that were never learnt from, [H, D], at least 100.</param>
    /// <param name="seed">Which pictures of the larger side are left out, and how they change places.</param>
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
        var (nearer, toOwn, toOthers) = NearerOf(samples, own, others, random, seed);
        return new CopyingTest(nearer, CopiesOf(samples, own, others, random, seed), toOwn, toOthers);
    }

    private static (Estimate Nearer, double ToOwn, double ToOthers) NearerOf(Tensor samples, Tensor own, Tensor others, Generator random, long seed)
    {
        var count = Math.Min(own.shape[0], others.shape[0]);
        var real = cat([Some(own, count, random), Some(others, count, random)]);

        // Of how many samples each real picture is the nearest; several that are equally near share one.
        var wins = zeros(2 * count, ScalarType.Float64);
        var (toOwn, toOthers) = (new List<double>(), new List<double>());
        Neighbourhoods.ForChunks(samples, real, (_, squares) =>
        {
            var least = (squares == squares.amin([1], keepdim: true)).to_type(ScalarType.Float64);
            wins.add_((least / least.sum(1, keepdim: true)).sum(0L));
            toOwn.AddRange(squares.narrow(1, 0, count).amin([1]).sqrt().data<double>().ToArray());
            toOthers.AddRange(squares.narrow(1, count, count).amin([1]).sqrt().data<double>().ToArray());
        });
        return (Relabelling.Measure(wins.data<double>().ToArray(), (int)count, 1.0 / samples.shape[0], 0, none: 0.5, seed), Median(toOwn), Median(toOthers));
    }

    private static Estimate CopiesOf(Tensor samples, Tensor own, Tensor others, Generator random, long seed)
    {
        // What is rare must not know which pictures were learnt from either.
        var real = cat([own, others]);
        var limit = Limit(real, random);
        var twins = zeros(real.shape[0], ScalarType.Float64);
        Neighbourhoods.ForChunks(samples, real, (_, squares) => twins.add_((squares < limit).sum(0L)));
        var (learnt, held, each) = (own.shape[0], others.shape[0], 1.0 / samples.shape[0]);
        var found = Relabelling.Measure(twins.data<double>().ToArray(), (int)learnt, each, -each * learnt / held, none: 0, seed);

        // Where no sample is near any picture, changing places shows nothing: few copies may still have been missed.
        return twins.any().item<bool>() ? found : found with { Ends = (0, Estimate.EndsOfCount(0).High * each) };
    }

    // The squared distance to the nearest other that one real picture in a hundred stays below.
    private static double Limit(Tensor real, Generator random)
    {
        var places = randperm(real.shape[0], generator: random).narrow(0, 0, Math.Min(MostAsked, real.shape[0]));
        var nearest = new List<double>();
        Neighbourhoods.ForChunks(real.index_select(0, places), real, (start, squares) =>
        {
            // A picture is no neighbour of itself.
            var itself = places.narrow(0, start, squares.shape[0]).unsqueeze(1);
            squares.scatter_(1, itself, full_like(itself, double.PositiveInfinity, ScalarType.Float64));
            nearest.AddRange(squares.amin([1]).data<double>().ToArray());
        });
        return nearest.Order().ElementAt((int)(Rare * nearest.Count));
    }

    private static Tensor Some(Tensor rows, long count, Generator random) =>
        rows.shape[0] == count ? rows : rows.index_select(0, randperm(rows.shape[0], generator: random).narrow(0, 0, count));

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
