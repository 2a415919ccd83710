using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>The Inception Score with any classifier: high where each sample is clearly of one class, and all classes are drawn.</summary>
/// <remarks>
/// Salimans et al. 2016, arXiv 1606.03498, section 4: exp(E KL(p(y|x) ‖ p(y))), 1 to the number of classes. Here the
/// classes are attributes of a face, several at once; the figure is the geometric mean over the attributes, so that it is
/// the exponential of their mean mutual information. It does not look at real pictures and does not notice copies.
/// </remarks>
public static class InceptionScore
{
    internal const int LeastSamples = 50;

    /// <summary>Measures a classifier's answers.</summary>
    /// <param name="probabilities">For each attribute [N, K], each row sums to 1; N at least 50, below which the error is not known.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="ArgumentException">There is no attribute, or they differ in N.</exception>
    public static Estimate Measure(IReadOnlyList<Tensor> probabilities, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        if (probabilities.Count == 0 || probabilities.Any(attribute => attribute.dim() != 2 || attribute.shape[0] != probabilities[0].shape[0] || attribute.shape[0] < LeastSamples))
        {
            throw new ArgumentException($"The score needs [N, K] for at least one attribute, N the same and at least {LeastSamples}, got {string.Join(", ", probabilities.Select(attribute => $"[{string.Join(", ", attribute.shape)}]"))}.", nameof(probabilities));
        }

        using var scope = NewDisposeScope();
        var sizes = probabilities.Select(attribute => (int)attribute.shape[1]).ToArray();

        // For each attribute Σ p log p, then the K probabilities: the score is a function of their means.
        var columns = cat([.. probabilities.SelectMany(attribute =>
        {
            var p = attribute.to_type(ScalarType.Float64);
            return new[] { xlogy(p, p).sum(1, keepdim: true), p };
        })], 1);
        return Bootstrap.Measure(columns, means => Score(means, sizes), seed);
    }

    private static double Score(double[] means, int[] sizes)
    {
        var (at, information) = (0, 0.0);
        foreach (var size in sizes)
        {
            // E KL(p(y|x) ‖ p(y)) = E Σ p(y|x) log p(y|x) − Σ p(y) log p(y)
            information += means[at] - means.AsSpan(at + 1, size).ToArray().Sum(p => p > 0 ? p * Math.Log(p) : 0);
            at += size + 1;
        }

        return Math.Exp(information / sizes.Length);
    }
}
