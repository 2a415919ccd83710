using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>A convolution of stride 1 with an equalised learning rate: weights are stored as N(0, 1) and scaled by 1/√(I·K²) when used. An activation may follow.</summary>
/// <remarks>Karras et al. 2018 (arXiv 1710.10196), section 4.1.</remarks>
internal sealed class EqualizedConvolution : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly double _scale;
    private readonly double _gain;
    private readonly double _slope;
    private readonly StyledConvolution _convolution;

    /// <summary>Builds the layer with freshly drawn weights.</summary>
    /// <param name="inputs">Channels of an input.</param>
    /// <param name="outputs">Channels of an output.</param>
    /// <param name="size">Pixels along each side of a filter, odd.</param>
    /// <param name="random">Source of the weights.</param>
    /// <param name="kernels">One of <see cref="FusedKernels.Choices"/>.</param>
    /// <param name="bias">One bias for each output channel, starting at 0.</param>
    /// <param name="gain">Factor on the result, for an activation that follows.</param>
    /// <param name="activates">Whether <see cref="LeakyUnit"/>'s follows at once.</param>
    internal EqualizedConvolution(int inputs, int outputs, int size, Generator random, string kernels, bool bias = true, double gain = 1, bool activates = false)
        : base(nameof(EqualizedConvolution))
    {
        _weight = nn.Parameter(randn([outputs, inputs, size, size], generator: random));
        register_parameter("weight", _weight);
        if (bias)
        {
            _bias = nn.Parameter(zeros(outputs));
            register_parameter("bias", _bias);
        }

        (_scale, _gain, _slope) = (gain / Math.Sqrt(inputs * size * size), gain, activates ? LeakyUnit.Slope : 1);
        _convolution = new StyledConvolution(kernels);
    }

    /// <summary>[N, inputs, H, W] to [N, outputs, H, W].</summary>
    public override Tensor forward(Tensor x)
    {
        using var bias = _bias is null || _gain == 1 ? null : _bias * _gain;
        return _convolution.Call(new StyledArguments(x, _weight, Bias: bias ?? _bias), _scale, _slope);
    }
}
