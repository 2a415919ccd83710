using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>An objective that judges real and generated samples each by themselves, as all but the relativistic ones do.</summary>
public interface ISeparableObjective : IGanObjective
{
    /// <inheritdoc/>
    bool IGanObjective.ComparesWithReal => false;

    /// <summary>D's loss on real samples.</summary>
    /// <param name="realLogits">Logits of real samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [].</returns>
    Tensor DiscriminatorOnReal(Tensor realLogits);

    /// <summary>D's loss on generated samples.</summary>
    /// <param name="fakeLogits">Logits of generated samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [].</returns>
    Tensor DiscriminatorOnFake(Tensor fakeLogits);

    /// <summary>G's loss.</summary>
    /// <param name="fakeLogits">Logits of generated samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [].</returns>
    Tensor Generator(Tensor fakeLogits);

    /// <inheritdoc/>
    (Tensor OnReal, Tensor OnFake) IGanObjective.Discriminator(Tensor realLogits, Tensor fakeLogits) =>
        (DiscriminatorOnReal(realLogits), DiscriminatorOnFake(fakeLogits));

    /// <inheritdoc/>
    Tensor IGanObjective.Generator(Tensor fakeLogits, Tensor? realLogits) => Generator(fakeLogits);
}
