using AnimeGan.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>How a vanilla GAN's weights start, drawn from a given generator so that a seed fixes them.</summary>
internal static class VanillaGanInitialization
{
    /// <summary>Draws every weight and bias of a network anew from U(−1/√fanIn, 1/√fanIn), in the order of its layers.</summary>
    internal static void Initialize(nn.Module network, Generator random)
    {
        // PyTorch's default as well, drawn again because the layers' constructors draw from the process-wide generator.
        using var noGradient = no_grad();
        foreach (var layer in network.modules().OfType<Linear>())
        {
            var bound = 1 / Math.Sqrt(layer.weight!.shape[1]);
            SeededInitialization.Uniform(layer.weight, -bound, bound, random);
            if (layer.bias is { } bias)
            {
                SeededInitialization.Uniform(bias, -bound, bound, random);
            }
        }
    }
}
