using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>Relativistic average: D says how much more real a sample looks than the other kind does on average; G moves both averages.</summary>
/// <remarks>
/// Jolicoeur-Martineau 2018, 'The relativistic discriminator' (arXiv 1807.00734), section 4.2 ('RaSGAN', algorithm 2 with
/// cross-entropy): D̃(x) = sigmoid(C(x) − mean C(fakes)) for real x, D̃(x) = sigmoid(C(x) − mean C(reals)) for fakes.
/// The expectations are those of the batch. Departs: her code halves G's sum; here it is the paper's.
/// </remarks>
public sealed class RelativisticObjective : IGanObjective
{
    /// <inheritdoc/>
    public string Name => "relativistic";

    /// <inheritdoc/>
    public bool ComparesWithReal => true;

    /// <summary>Means of −log D̃ over real samples and of −log(1 − D̃) over generated ones.</summary>
    /// <param name="realLogits">C(x), [N, 1], float32, unbounded.</param>
    /// <param name="fakeLogits">C(G(z)), [M, 1], float32, unbounded.</param>
    /// <returns>Two scalars [], nats, at least 0; log 2 each when both kinds have one value.</returns>
    /// <exception cref="ShapeException">An argument is not [N, 1].</exception>
    /// <remarks>Jolicoeur-Martineau 2018, section 4.2, L_D of RaSGAN.</remarks>
    public (Tensor OnReal, Tensor OnFake) Discriminator(Tensor realLogits, Tensor fakeLogits)
    {
        LogitShape.Require(realLogits, nameof(realLogits));
        LogitShape.Require(fakeLogits, nameof(fakeLogits));
        return (
            CrossEntropy.TowardsReal(realLogits - fakeLogits.mean(), nameof(realLogits)),
            CrossEntropy.TowardsFake(fakeLogits - realLogits.mean(), nameof(fakeLogits)));
    }

    /// <summary>Means of −log D̃ over generated samples and of −log(1 − D̃) over real ones, summed: D's loss with the roles exchanged.</summary>
    /// <param name="fakeLogits">C(G(z)), [N, 1], float32, unbounded.</param>
    /// <param name="realLogits">C(x), [M, 1], float32, unbounded; G moves the average that they are compared with.</param>
    /// <returns>Scalar [], nats, at least 0; 2 log 2 when both kinds have one value.</returns>
    /// <exception cref="ArgumentNullException">realLogits is null.</exception>
    /// <exception cref="ShapeException">An argument is not [N, 1].</exception>
    /// <remarks>Jolicoeur-Martineau 2018, section 4.2, L_G of RaSGAN.</remarks>
    public Tensor Generator(Tensor fakeLogits, Tensor? realLogits)
    {
        ArgumentNullException.ThrowIfNull(realLogits);
        LogitShape.Require(fakeLogits, nameof(fakeLogits));
        LogitShape.Require(realLogits, nameof(realLogits));
        var (onFake, onReal) = Discriminator(fakeLogits, realLogits);
        return onFake + onReal;
    }

    /// <summary>sigmoid(C(x)), for charts alone: what D learns are differences of C, so its zero lies anywhere.</summary>
    /// <param name="logits">C(x), [N, 1], float32, unbounded.</param>
    /// <returns>[N, 1], 0 to 1. Only differences between samples mean something, not 1/2 itself.</returns>
    public Tensor Belief(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return logits.sigmoid();
    }
}
