namespace AnimeGan.Theory;

/// <summary>How strongly each generator's loss pulls at the logit l of a fake, as a function of D(G(z)) = sigmoid(l).</summary>
/// <remarks>
/// Goodfellow et al. 2014 (arXiv 1406.2661), section 3: 'Early in learning, when G is poor, D can reject samples with high
/// confidence', and log(1 − D(G(z))) saturates. The objectives themselves are in <see cref="AnimeGan.Objectives"/>; a test
/// holds their gradients against these closed forms.
/// </remarks>
public static class GeneratorGradient
{
    /// <summary>d/dl log(1 − sigmoid(l)) = −D(G(z)): fades where D wins.</summary>
    /// <param name="score">D(G(z)), 0 to 1.</param>
    /// <returns>From −1 to 0.</returns>
    public static double Saturating(double score) => -Require(score);

    /// <summary>d/dl −log sigmoid(l) = −(1 − D(G(z))): full strength where D wins.</summary>
    /// <param name="score">D(G(z)), 0 to 1.</param>
    /// <returns>From −1 to 0.</returns>
    public static double NonSaturating(double score) => -(1 - Require(score));

    private static double Require(double score) => score is >= 0 and <= 1
        ? score
        : throw new ArgumentOutOfRangeException(nameof(score), score, "D(G(z)) is a probability, 0 to 1; pass a logit through the sigmoid first.");
}
