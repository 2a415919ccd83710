using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>What D and G each minimise, on D's logits l.</summary>
/// <remarks>
/// The two halves of D's loss are given one by one, each at log 2 when every logit is 0 ('per half'). D descends
/// their sum, which is 2 log 2 = 1.386 at equilibrium; the rule 'a stable D loss lies around 0.5 to 0.8' is about a half.
/// </remarks>
public interface IGanObjective
{
    /// <summary>The name by which a record chooses it.</summary>
    string Name { get; }

    /// <summary>D's loss on real images.</summary>
    /// <param name="realLogits">Logits of real images, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], nats.</returns>
    Tensor DiscriminatorOnReal(Tensor realLogits);

    /// <summary>D's loss on generated images.</summary>
    /// <param name="fakeLogits">Logits of generated images, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], nats.</returns>
    Tensor DiscriminatorOnFake(Tensor fakeLogits);

    /// <summary>G's loss.</summary>
    /// <param name="fakeLogits">Logits of generated images, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], nats.</returns>
    Tensor Generator(Tensor fakeLogits);
}
