using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>StyleGAN's activation: leaky ReLU of slope 0.2 with gain √2, which keeps a normal input's variance near 1.</summary>
/// <remarks>
/// Karras et al. 2020 (arXiv 1912.04958), appendix B. The gain goes before the activation, where it costs nothing beside a
/// bias or a demodulation: leaky ReLU of √2·a is √2 times leaky ReLU of a.
/// </remarks>
internal static class LeakyUnit
{
    internal static readonly double Gain = Math.Sqrt(2);

    internal const double Slope = 0.2;

    /// <summary>Applies the activation to what already carries the gain; overwrites it.</summary>
    internal static Tensor ApplyToScaled(Tensor scaled) => nn.functional.leaky_relu(scaled, Slope, inplace: true);
}
