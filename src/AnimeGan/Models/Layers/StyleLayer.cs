using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>One layer of a StyleGAN's synthesis network: a convolution that a style steers, noise, bias, activation.</summary>
internal abstract class StyleLayer(string name) : nn.Module<Tensor, Tensor, Tensor>(name)
{
    /// <summary>Without noise.</summary>
    public override Tensor forward(Tensor x, Tensor w) => Apply(x, w, null);

    /// <summary>[N, I, R, R] and styles [N, W] to [N, O, R, R], or [N, O, 2R, 2R] where the layer doubles.</summary>
    internal abstract Tensor Apply(Tensor x, Tensor w, Generator? random);
}

/// <summary>The second paper's layer: modulated and demodulated 3×3 convolution.</summary>
/// <remarks>
/// Karras et al. 2020 (arXiv 1912.04958), section 2.2 and figure 2d. A layer that doubles is a transposed convolution
/// and then the filter, as the authors' is.
/// </remarks>
internal sealed class ModulatedLayer : StyleLayer
{
    private readonly StyledConvolution _convolution;
    private readonly EqualizedLinear _affine;
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly StyleNoise? _noise;
    private readonly double _scale;

    internal ModulatedLayer(StyleGanOptions options, int inputs, int outputs, int resolution, bool doubles, Generator random)
        : base(nameof(ModulatedLayer))
    {
        _convolution = new StyledConvolution(options.Kernels, doubles);
        _scale = 1 / Math.Sqrt(inputs * 9);
        _affine = new EqualizedLinear(options.StyleSize, inputs, random, bias: 1);
        _weight = nn.Parameter(randn(outputs, inputs, 3, 3, generator: random));
        _bias = nn.Parameter(zeros(1, outputs, 1, 1));
        register_module("affine", _affine);
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
        if (options.Noise)
        {
            _noise = new StyleNoise(options.SizeAt(resolution));
            register_module("noise", _noise);
        }
    }

    internal override Tensor Apply(Tensor x, Tensor w, Generator? random)
    {
        using var scope = NewDisposeScope();
        var style = _affine.call(w);                                                         // [N, I]
        var norm = ModulatedConvolution.Demodulation(_weight, style, _scale);                // [N, O]
        var noise = _noise?.Draw(x.shape[0], random, LeakyUnit.Gain);
        var arguments = new StyledArguments(x, _weight, style, norm, noise, _bias.flatten() * LeakyUnit.Gain);
        return _convolution.Call(arguments, LeakyUnit.Gain * _scale, LeakyUnit.Slope).MoveToOuterDisposeScope();
    }
}

/// <summary>The first paper's layer: convolution, noise, bias, activation, then instance normalisation with the style's scale and shift.</summary>
/// <remarks>Karras et al. 2019 (arXiv 1812.04948), figure 1b and Eq. 1: AdaIN(x, y) = y_s · (x − μ(x)) / σ(x) + y_b. Departs: a layer that doubles convolves first and filters afterwards; both are linear, and the convolution then costs a quarter.</remarks>
internal sealed class AdainLayer : StyleLayer
{
    private readonly bool _doubles;
    private readonly EqualizedConvolution? _convolution;
    private readonly EqualizedLinear _affine;
    private readonly Parameter _bias;
    private readonly StyleNoise? _noise;

    /// <summary>A layer without inputs has no convolution: the learned constant gets noise and style only.</summary>
    internal AdainLayer(StyleGanOptions options, int inputs, int outputs, int resolution, bool doubles, Generator random)
        : base(nameof(AdainLayer))
    {
        _doubles = doubles;
        if (inputs > 0)
        {
            _convolution = new EqualizedConvolution(inputs, outputs, 3, random, options.Kernels, bias: false, gain: LeakyUnit.Gain);
            register_module("convolution", _convolution);
        }

        _bias = nn.Parameter(zeros(1, outputs, 1, 1));
        register_parameter("bias", _bias);
        if (options.Noise)
        {
            _noise = new StyleNoise(options.SizeAt(resolution));
            register_module("noise", _noise);
        }

        _affine = new EqualizedLinear(options.StyleSize, 2 * outputs, random);
        register_module("affine", _affine);
    }

    internal override Tensor Apply(Tensor x, Tensor w, Generator? random)
    {
        using var scope = NewDisposeScope();
        var y = _convolution is null ? x * LeakyUnit.Gain : _convolution.call(x);
        if (_doubles)
        {
            y = BinomialResampling.Upsample(y);
        }

        y = _noise?.Draw(x.shape[0], random, LeakyUnit.Gain) is { } noise ? y + noise : y;
        y = y + (_bias * LeakyUnit.Gain);
        y = nn.functional.instance_norm(LeakyUnit.ApplyToScaled(y));

        // [N, 2C] to a scale around 1 and a shift around 0, [N, C, 1, 1] each
        var style = _affine.call(w).view(w.shape[0], 2, y.shape[1], 1, 1);
        return ((y * (style.select(1, 0) + 1)) + style.select(1, 1)).MoveToOuterDisposeScope();
    }
}
