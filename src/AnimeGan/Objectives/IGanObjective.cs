using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>What D and G each minimise, on D's logits l.</summary>
/// <remarks>
/// The two halves of D's loss are given one by one. D descends their sum; 'per half' is one of them: at equilibrium
/// log 2 each for cross-entropy, so 2 log 2 = 1.386 in sum, and the rule 'a stable D loss lies around 0.5 to 0.8' is about a half.
/// </remarks>
public interface IGanObjective
{
    /// <summary>The name by which a record chooses it.</summary>
    string Name { get; }

    /// <summary>Whether G's loss needs the logits of real samples too.</summary>
    bool ComparesWithReal { get; }

    /// <summary>D's loss, its two halves.</summary>
    /// <param name="realLogits">Logits of real samples, [N, 1], float32, unbounded.</param>
    /// <param name="fakeLogits">Logits of generated samples, [N, 1], float32, unbounded.</param>
    /// <returns>Two scalars [].</returns>
    (Tensor OnReal, Tensor OnFake) Discriminator(Tensor realLogits, Tensor fakeLogits);

    /// <summary>G's loss.</summary>
    /// <param name="fakeLogits">Logits of generated samples, [N, 1], float32, unbounded.</param>
    /// <param name="realLogits">Logits of real samples, [N, 1]; read only where <see cref="ComparesWithReal"/>.</param>
    /// <returns>Scalar [].</returns>
    Tensor Generator(Tensor fakeLogits, Tensor? realLogits);

    /// <summary>D's belief that samples are real.</summary>
    /// <param name="logits">Logits, [N, 1], float32, unbounded.</param>
    /// <returns>[N, 1], 0 to 1; 1/2 where D cannot tell.</returns>
    Tensor Belief(Tensor logits);
}
