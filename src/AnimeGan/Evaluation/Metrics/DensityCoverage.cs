using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Density and coverage: precision and recall that a few outliers do not decide.</summary>
/// <param name="Density">Mean number of real balls around a generated feature, divided by k: at least 0, and 1 for samples of the data.</param>
/// <param name="Coverage">Share of real balls that hold a generated feature, 0 to 1.</param>
/// <remarks>
/// Naeem et al. 2020, 'Reliable Fidelity and Diversity Metrics for Generative Models', arXiv 2002.09797, Eqs. 3 and 4, k = 5.
/// For equal distributions and numbers, coverage is expected to be 1 − 2^−k for many pictures (their Eq. 9): 0.969.
/// </remarks>
public sealed record DensityCoverage(Estimate Density, Estimate Coverage)
{
    /// <summary>The paper's k.</summary>
    public const int PaperNeighbours = 5;

    /// <summary>Measures two sets of features.</summary>
    /// <param name="real">[M, D], M at least 40.</param>
    /// <param name="generated">[N, D], N at least 40.</param>
    /// <param name="k">Which neighbour a ball reaches to.</param>
    /// <exception cref="Ops.ShapeException">The features are not of one length.</exception>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static DensityCoverage Measure(Tensor real, Tensor generated, int k = PaperNeighbours)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = Neighbourhoods.Check(real, generated, k);
        var both = FeatureBlocks.Measure(x, y, (some, others) => Values(some, others, k), k);
        var (density, coverage) = (both[0], both[1]);
        return new DensityCoverage(
            Estimate.OfBlocks(density.Value, density.Blocks),
            Estimate.OfShareInBlocks(coverage.Value, (int)x.shape[0], coverage.Blocks));
    }

    /// <summary>What coverage is expected to be where both sides come from one distribution: M(N, M) of the paper's lemma 2.</summary>
    /// <param name="realCount">Real pictures.</param>
    /// <param name="generatedCount">Generated pictures.</param>
    /// <param name="k">Which neighbour a ball reaches to.</param>
    public static double ExpectedCoverage(int realCount, int generatedCount, int k = PaperNeighbours)
    {
        // No generated one among the k nearest of all others: Π (M − i) / (N + M − i), i from 1 to k.
        var missed = 1.0;
        for (var i = 1; i <= k; i++)
        {
            missed *= (realCount - i) / (double)(realCount + generatedCount - i);
        }

        return 1 - missed;
    }

    private static double[] Values(Tensor real, Tensor generated, int k)
    {
        using var scope = NewDisposeScope();
        var radii = Neighbourhoods.SquaredRadii(real, k).unsqueeze(0);      // [1, M]
        var pairs = 0L;
        var covered = zeros(real.shape[0], ScalarType.Bool);
        Neighbourhoods.ForChunks(generated, real, (_, distances) =>
        {
            // Departs: a generated feature on the very edge of a ball is inside, as for precision.
            var inside = distances <= radii;
            pairs += inside.sum().item<long>();
            covered.logical_or_(inside.any(0, false));
        });
        return [pairs / (double)(k * generated.shape[0]), covered.sum().item<long>() / (double)real.shape[0]];
    }
}
