using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>The value function itself, min over G, max over D of E[log D(x)] + E[log(1 − D(G(z)))]: G's gradient saturates.</summary>
/// <remarks>
/// Goodfellow et al. 2014 (arXiv 1406.2661), Eq. 1. With the best D for a given G its value is −log 4 + 2 JSD (theorem 1).
/// </remarks>
public sealed class MinimaxObjective : ISeparableObjective
{
    private readonly double _realTarget;

    /// <summary>Sets the target.</summary>
    /// <param name="realTarget">α, what D is taught to say of real samples: above 0.5 and at most 1, which is no smoothing (Salimans et al. 2016, section 3.4).</param>
    /// <exception cref="ArgumentOutOfRangeException">realTarget is out of range.</exception>
    public MinimaxObjective(double realTarget = 1) => _realTarget = RealTarget.Require(realTarget);

    /// <inheritdoc/>
    public string Name => "minimax";

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

    /// <summary>Mean of log(1 − D(G(z))) = −softplus(l): the half of the value function that G can change.</summary>
    /// <param name="fakeLogits">l for generated images, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], nats, at most 0; −log 2 when every logit is 0. Its gradient with respect to a logit is −D(G(z)) / N.</returns>
    /// <exception cref="ShapeException">fakeLogits is not [N, 1].</exception>
    /// <remarks>Goodfellow et al. 2014, Eq. 1, second term.</remarks>
    public Tensor Generator(Tensor fakeLogits) => -CrossEntropy.TowardsFake(fakeLogits, nameof(fakeLogits));

    /// <inheritdoc/>
    public Tensor Belief(Tensor logits) => logits.sigmoid();
}
