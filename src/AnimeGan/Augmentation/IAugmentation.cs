using static TorchSharp.torch;

namespace AnimeGan.Augmentation;

/// <summary>Changes at random what D is shown, real and generated samples alike, differentiably, so that few pictures last longer.</summary>
public interface IAugmentation
{
    /// <summary>How strongly it works now, 0 to 1; null where that does not change.</summary>
    double? Strength { get; }

    /// <summary>What has been learnt so far, changed in place and kept in checkpoints: [K], float64; null for nothing.</summary>
    Tensor? State { get; }

    /// <summary>Augments a batch.</summary>
    /// <param name="images">[N, C, H, W], float32, in [−1, 1].</param>
    /// <param name="random">Source of the changes.</param>
    /// <returns>[N, C, H, W], float32, differentiable with respect to images.</returns>
    Tensor Apply(Tensor images, Generator random);

    /// <summary>Takes note of D's logits of real samples, after each of D's updates.</summary>
    /// <param name="realLogits">[N, 1], float32, unbounded, detached.</param>
    void Observe(Tensor realLogits);
}
