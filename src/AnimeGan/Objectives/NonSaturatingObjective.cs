using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>The objective that GANs are trained with: D as in the value function, G maximises log D(G(z)).</summary>
/// <remarks>
/// Goodfellow et al. 2014 (arXiv 1406.2661), section 3: 'Rather than training G to minimize log(1 − D(G(z))) we can
/// train G to maximize log D(G(z))'. Same fixed point as the minimax form, but where D wins (l → −∞) the gradient
/// with respect to the logit is −(1 − D(G(z))) → −1 instead of → 0.
/// </remarks>
/// <example>
/// <code>
/// var undecided = zeros(8, 1);    // logits, [8, 1]
/// new NonSaturatingObjective().Generator(undecided).item&lt;float>()    // → 0.693…
/// </code>
/// </example>
public sealed class NonSaturatingObjective : ISeparableObjective
{
    private readonly double _realTarget;

    /// <summary>Sets the target.</summary>
    /// <param name="realTarget">α, what D is taught to say of real samples: above 0.5 and at most 1, which is no smoothing (Salimans et al. 2016, section 3.4).</param>
    /// <exception cref="ArgumentOutOfRangeException">realTarget is out of range.</exception>
    public NonSaturatingObjective(double realTarget = 1) => _realTarget = RealTarget.Require(realTarget);

    /// <inheritdoc/>
    public string Name => "non-saturating";

    /// <summary>Mean of −log D(x) = softplus(−l); with a target α below 1 of −α log D(x) − (1 − α) log(1 − D(x)).</summary>
    /// <param name="realLogits">l for real images, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], nats, at least 0; log 2 when every logit is 0.</returns>
    /// <exception cref="ShapeException">realLogits is not [N, 1].</exception>
    /// <remarks>Goodfellow et al. 2014, Eq. 1, first term, negated.</remarks>
    public Tensor DiscriminatorOnReal(Tensor realLogits) => CrossEntropy.Towards(_realTarget, realLogits, nameof(realLogits));

    /// <summary>Mean of −log(1 − D(G(z))) = softplus(l).</summary>
    /// <param name="fakeLogits">l for generated images, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], nats, at least 0; log 2 when every logit is 0.</returns>
    /// <exception cref="ShapeException">fakeLogits is not [N, 1].</exception>
    /// <remarks>Goodfellow et al. 2014, Eq. 1, second term, negated.</remarks>
    public Tensor DiscriminatorOnFake(Tensor fakeLogits) => CrossEntropy.TowardsFake(fakeLogits, nameof(fakeLogits));

    /// <summary>Mean of −log D(G(z)) = softplus(−l).</summary>
    /// <param name="fakeLogits">l for generated images, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], nats, at least 0; log 2 when every logit is 0.</returns>
    /// <exception cref="ShapeException">fakeLogits is not [N, 1].</exception>
    /// <remarks>Goodfellow et al. 2014, section 3, after Eq. 1 (unnumbered).</remarks>
    public Tensor Generator(Tensor fakeLogits) => CrossEntropy.TowardsReal(fakeLogits, nameof(fakeLogits));

    /// <inheritdoc/>
    public Tensor Belief(Tensor logits) => logits.sigmoid();
}
