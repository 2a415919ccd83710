using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>A discriminator as training sees it, whatever its paper: a network that judges samples.</summary>
public interface IDiscriminator
{
    /// <summary>The network that this is.</summary>
    nn.Module Network => (nn.Module)this;

    /// <summary>Judges samples.</summary>
    /// <param name="x">Samples, [N, C, H, W] or [N, 2], float32.</param>
    /// <param name="labels">What each sample is said to show: [N, A], int64; null for a network without labels.</param>
    /// <returns>Logits, [N, 1], float32, unbounded; above 0 means rather real.</returns>
    Tensor Judge(Tensor x, Tensor? labels = null);
}
