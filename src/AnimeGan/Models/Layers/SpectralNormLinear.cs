using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>A linear layer with spectral normalisation.</summary>
/// <remarks>Miyato et al. 2018 (arXiv 1802.05957), algorithm 1.</remarks>
/// <param name="inputs">Numbers of the input.</param>
/// <param name="outputs">Numbers of the output.</param>
/// <param name="bias">Whether there is a bias.</param>
/// <param name="random">Source of the weights.</param>
public sealed class SpectralNormLinear(long inputs, long outputs, bool bias, Generator random)
    : SpectralNormLayer(nameof(SpectralNormLinear), [outputs, inputs], bias, random)
{
    /// <summary>Applies the map with the normalised weight.</summary>
    /// <param name="input">[N, inputs], float32.</param>
    /// <returns>[N, outputs], float32.</returns>
    public override Tensor forward(Tensor input)
    {
        using var weight = NormalizedWeight();
        return nn.functional.linear(input, weight, Bias);
    }
}
