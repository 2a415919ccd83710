using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>Wasserstein: D is a critic whose mean differs as much as it can between real and generated samples.</summary>
/// <remarks>
/// Arjovsky, Chintala, Bottou 2017, 'Wasserstein GAN' (arXiv 1701.07875), Eqs. 2 and 3 and algorithm 1. The difference is a
/// distance only as long as the critic is Lipschitz: clip its weights (that paper), penalise its gradient (Gulrajani et al.
/// 2017, arXiv 1704.00028) or normalise it spectrally; without one of them it grows without bound. The two halves have no
/// floor: their sum, negated, is the estimate of the distance.
/// </remarks>
public sealed class WassersteinObjective : ISeparableObjective
{
    /// <inheritdoc/>
    public string Name => "wasserstein";

    /// <summary>Mean of −l.</summary>
    /// <param name="realLogits">The critic's values of real samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], unbounded.</returns>
    /// <exception cref="ShapeException">realLogits is not [N, 1].</exception>
    /// <remarks>Arjovsky et al. 2017, Eq. 2, first term, negated.</remarks>
    public Tensor DiscriminatorOnReal(Tensor realLogits) => -LogitShape.Require(realLogits, nameof(realLogits)).mean();

    /// <summary>Mean of l.</summary>
    /// <param name="fakeLogits">The critic's values of generated samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], unbounded.</returns>
    /// <exception cref="ShapeException">fakeLogits is not [N, 1].</exception>
    /// <remarks>Arjovsky et al. 2017, Eq. 2, second term, negated.</remarks>
    public Tensor DiscriminatorOnFake(Tensor fakeLogits) => LogitShape.Require(fakeLogits, nameof(fakeLogits)).mean();

    /// <summary>Mean of −l.</summary>
    /// <param name="fakeLogits">The critic's values of generated samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], unbounded. Its gradient with respect to a value is −1 / N, wherever the value lies.</returns>
    /// <exception cref="ShapeException">fakeLogits is not [N, 1].</exception>
    /// <remarks>Arjovsky et al. 2017, theorem 3 and algorithm 1, line 10.</remarks>
    public Tensor Generator(Tensor fakeLogits) => -LogitShape.Require(fakeLogits, nameof(fakeLogits)).mean();

    /// <summary>sigmoid(l), for charts alone: a critic's values order samples, but have no scale and no zero.</summary>
    /// <param name="logits">The critic's values, [N, 1], float32, unbounded.</param>
    /// <returns>[N, 1], 0 to 1. Only differences between samples mean something, not 1/2 itself.</returns>
    public Tensor Belief(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return logits.sigmoid();
    }
}
