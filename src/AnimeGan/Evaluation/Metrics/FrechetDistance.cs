using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>FID: the squared Fréchet distance between two Gaussians that have the means and covariances of two sets of features.</summary>
/// <remarks>
/// Heusel et al. 2017, 'GANs Trained by a Two Time-Scale Update Rule', arXiv 1706.08500, Eq. 6:
/// d² = ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁ Σ₂)^½). It is biased: too few samples make it too large, so compare figures of
/// equal numbers of samples only. Below as many samples as features have numbers the covariance has no full rank, and
/// it is refused. With another extractor than Inception it is on another scale than in papers.
/// </remarks>
/// <example>
/// <code>
/// var fid = FrechetDistance.Measure(randn(400, 8), randn(400, 8) + 1);    // about 8, and more for few samples
/// $"{fid.Value:0.0} ± {fid.StandardError:0.0}"
/// </code>
/// </example>
public static class FrechetDistance
{
    /// <summary>Measures two sets of features.</summary>
    /// <param name="real">[M, D], M above D.</param>
    /// <param name="generated">[N, D], N above D.</param>
    /// <exception cref="ShapeException">The features are not of one length.</exception>
    /// <exception cref="ArgumentException">There are too few for a figure that means anything.</exception>
    public static Estimate Measure(Tensor real, Tensor generated)
    {
        ArgumentNullException.ThrowIfNull(generated);
        ShapeException.Require(real, nameof(real), "Take both sets of features from one extractor.", -1, generated.shape[^1]);
        using var x = GaussianMoments.Of(real);
        using var y = GaussianMoments.Of(generated);
        return Measure(x, y);
    }

    /// <summary>The same from moments, which any number of pictures may have gone into.</summary>
    /// <param name="real">Of real pictures.</param>
    /// <param name="generated">Of generated ones.</param>
    /// <returns>The error is the jackknife's over parts of both, for this number of samples: the bias is not in it.</returns>
    /// <exception cref="ArgumentException">There are too few for a figure that means anything.</exception>
    public static Estimate Measure(GaussianMoments real, GaussianMoments generated)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        if (Refusal(real, generated) is { } reason)
        {
            throw new ArgumentException(reason, nameof(generated));
        }

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (ofReal, ofGenerated) = (real.Gaussian(), generated.Gaussian());
        var root = Root(ofReal.Covariance);
        var value = Between(ofReal, root, ofGenerated);
        var withoutReal = Enumerable.Range(0, real.Parts).Select(part =>
        {
            using var inner = NewDisposeScope();
            var left = real.Without(part);
            return Between(left, Root(left.Covariance), ofGenerated);
        }).ToList();
        var withoutGenerated = Enumerable.Range(0, generated.Parts).Select(part =>
        {
            using var inner = NewDisposeScope();
            return Between(ofReal, root, generated.Without(part));
        }).ToList();
        return new Estimate(value, Math.Sqrt(Estimate.OfParts(withoutReal) + Estimate.OfParts(withoutGenerated)), real.Parts + generated.Parts - 2, "jackknife");
    }

    /// <summary>The closed form.</summary>
    /// <param name="meanOne">[D], float64.</param>
    /// <param name="covarianceOne">[D, D], float64, symmetric, no negative eigenvalue.</param>
    /// <param name="meanTwo">[D], float64.</param>
    /// <param name="covarianceTwo">[D, D], float64, symmetric, no negative eigenvalue.</param>
    /// <returns>At least 0, but for rounding.</returns>
    public static double Between(Tensor meanOne, Tensor covarianceOne, Tensor meanTwo, Tensor covarianceTwo)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return Between((meanOne, covarianceOne), Root(covarianceOne), (meanTwo, covarianceTwo));
    }

    /// <summary>Why no figure can be given; null where one can.</summary>
    internal static string? Refusal(GaussianMoments real, GaussianMoments generated)
    {
        var least = Math.Max(real.Length + 1, 2 * Math.Max(real.Parts, generated.Parts));
        return real.Count >= least && generated.Count >= least
            ? null
            : $"FID on features of length {real.Length} means nothing below {least} pictures on each side, got {real.Count} real and {generated.Count} generated; take more (ten times as many for a steady figure), or measure KID, which has no bias.";
    }

    // tr (Σ₁ Σ₂)^½ = tr (Σ₁^½ Σ₂ Σ₁^½)^½, whose matrix is symmetric: eigenvalues instead of a general square root.
    private static double Between((Tensor Mean, Tensor Covariance) one, Tensor rootOfOne, (Tensor Mean, Tensor Covariance) two)
    {
        var product = rootOfOne.matmul(two.Covariance).matmul(rootOfOne);
        var trace = linalg.eigvalsh((product + product.t()) / 2).clamp_min(0).sqrt().sum();
        return ((one.Mean - two.Mean).square().sum() + one.Covariance.trace() + two.Covariance.trace() - (2 * trace)).item<double>();
    }

    private static Tensor Root(Tensor covariance)
    {
        var (values, vectors) = linalg.eigh(covariance);
        return (vectors * values.clamp_min(0).sqrt()).matmul(vectors.t());
    }
}
