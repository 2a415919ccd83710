using TorchSharp.Modules;

namespace AnimeGan.Ops;

/// <summary>A convolution with what follows it.</summary>
/// <param name="weight">Its filters.</param>
/// <param name="bias">Null without.</param>
/// <param name="options">As the kernels take it.</param>
internal sealed class FusedPlanLayer(Parameter weight, Parameter? bias, FusedLayer options)
{
    internal Parameter Weight => weight;

    internal Parameter? Bias => bias;

    internal BatchNorm2d? Norm { get; set; }

    internal FusedLayer Options { get; set; } = options;
}
