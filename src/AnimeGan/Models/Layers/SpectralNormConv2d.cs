using AnimeGan.Engine;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>A convolution with spectral normalisation.</summary>
/// <remarks>Miyato et al. 2018 (arXiv 1802.05957), algorithm 1.</remarks>
public sealed class SpectralNormConv2d : SpectralNormLayer
{
    /// <summary>Makes the layer with freshly drawn weights.</summary>
    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="kernel">The filter's height and width.</param>
    /// <param name="stride">The step down and across.</param>
    /// <param name="padding">Zeros on each side.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="random">Source of the weights.</param>
    public SpectralNormConv2d(long inputs, long outputs, long kernel, long stride, long padding, bool bias, Generator random)
        : this(inputs, outputs, (kernel, kernel), stride, padding, bias, random)
    {
    }

    internal SpectralNormConv2d(long inputs, long outputs, (long Rows, long Columns) kernel, long stride, long padding, bool bias, Generator random)
        : base(nameof(SpectralNormConv2d), [outputs, inputs, kernel.Rows, kernel.Columns], bias, random)
    {
        Shape = new ConvolutionShape(stride, padding);
    }

    /// <summary>Its step and padding.</summary>
    internal ConvolutionShape Shape { get; }

    /// <summary>Runs the convolution with the normalised weight.</summary>
    /// <param name="input">[N, inputs, H, W], float32.</param>
    /// <returns>[N, outputs, H', W'], float32.</returns>
    public override Tensor forward(Tensor input)
    {
        using var weight = NormalizedWeight();
        return Convolutions.Of(input, weight, Bias, Shape);
    }
}
