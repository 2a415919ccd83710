using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>Hinge: D learns only from samples inside its margin of 1, G descends −D(G(z)).</summary>
/// <remarks>
/// Lim and Ye 2017, 'Geometric GAN' (arXiv 1705.02894), section 4.1; Miyato et al. 2018 (arXiv 1802.05957), Eqs. 16 and 17,
/// who train it with spectral normalisation.
/// </remarks>
/// <example>
/// <code>
/// var sure = full(8, 1, 2f);    // beyond the margin of 1
/// new HingeObjective().DiscriminatorOnReal(sure).item&lt;float>()    // → 0
/// </code>
/// </example>
public sealed class HingeObjective : ISeparableObjective
{
    /// <inheritdoc/>
    public string Name => "hinge";

    /// <summary>Mean of max(0, 1 − l).</summary>
    /// <param name="realLogits">l for real samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], at least 0; 1 when every logit is 0, 0 when each is at least 1.</returns>
    /// <exception cref="ShapeException">realLogits is not [N, 1].</exception>
    /// <remarks>Miyato et al. 2018, Eq. 16, first term, negated.</remarks>
    public Tensor DiscriminatorOnReal(Tensor realLogits) => (1 - LogitShape.Require(realLogits, nameof(realLogits))).relu().mean();

    /// <summary>Mean of max(0, 1 + l).</summary>
    /// <param name="fakeLogits">l for generated samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], at least 0; 1 when every logit is 0, 0 when each is at most −1.</returns>
    /// <exception cref="ShapeException">fakeLogits is not [N, 1].</exception>
    /// <remarks>Miyato et al. 2018, Eq. 16, second term, negated.</remarks>
    public Tensor DiscriminatorOnFake(Tensor fakeLogits) => (1 + LogitShape.Require(fakeLogits, nameof(fakeLogits))).relu().mean();

    /// <summary>Mean of −l.</summary>
    /// <param name="fakeLogits">l for generated samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], unbounded; 0 when every logit is 0. Its gradient with respect to a logit is −1 / N, wherever the logit lies.</returns>
    /// <exception cref="ShapeException">fakeLogits is not [N, 1].</exception>
    /// <remarks>Miyato et al. 2018, Eq. 17.</remarks>
    public Tensor Generator(Tensor fakeLogits) => -LogitShape.Require(fakeLogits, nameof(fakeLogits)).mean();

    /// <summary>(l + 1) / 2 cut to 0 to 1: outside of the margin D is as sure as it wants to be.</summary>
    /// <param name="logits">Logits, [N, 1], float32, unbounded.</param>
    /// <returns>[N, 1], 0 to 1; 1/2 for a logit of 0.</returns>
    public Tensor Belief(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return ((logits + 1) * 0.5).clamp(0, 1);
    }
}
