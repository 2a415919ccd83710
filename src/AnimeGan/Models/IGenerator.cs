using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>A generator as training and drawing see it, whatever its paper: a network that turns latent vectors into samples.</summary>
public interface IGenerator
{
    /// <summary>Length of a latent vector.</summary>
    int LatentSize { get; }

    /// <summary>The network that this is.</summary>
    nn.Module Network => (nn.Module)this;

    /// <summary>Draws one sample for each latent vector.</summary>
    /// <param name="z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
    /// <param name="labels">What each sample shall show: [N, A], int64, the index of a value for each attribute; null for a network without labels.</param>
    /// <param name="random">Source of the network's own randomness (StyleGAN's noise, style mixing); null for none: then z and labels alone decide the sample.</param>
    /// <returns>Samples, [N, C, H, W] or [N, 2], float32, in the range that the network draws in.</returns>
    Tensor Generate(Tensor z, Tensor? labels = null, Generator? random = null);
}
