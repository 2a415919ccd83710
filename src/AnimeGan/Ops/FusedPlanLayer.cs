using AnimeGan.Ops.Interop;
using TorchSharp.Modules;

namespace AnimeGan.Ops;

/// <summary>A convolution with what follows it.</summary>
/// <param name="weight">Its filters.</param>
/// <param name="bias">Null without.</param>
/// <param name="native">As the kernels take it.</param>
internal sealed class FusedPlanLayer(Parameter weight, Parameter? bias, NativeLayer native)
{
    internal Parameter Weight => weight;

    internal Parameter? Bias => bias;

    internal BatchNorm2d? Norm { get; set; }

    internal NativeLayer Native { get; set; } = native;
}
