using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>StyleGAN's synthesis network: a learned constant grows to an image, a style steering each layer.</summary>
internal abstract class StyleGanSynthesis(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>Without noise.</summary>
    public override Tensor forward(Tensor wPlus) => Draw(wPlus, null);

    /// <summary>[N, Layers, W] to [N, Channels, H, W]; with noise where there is a source of it.</summary>
    internal abstract Tensor Draw(Tensor wPlus, Generator? random);

    internal static StyleGanSynthesis Create(StyleGanOptions options, Generator random) =>
        options.Architecture == StyleGanOptions.AdainArchitecture ? new AdainSynthesis(options, random) : new ModulatedSynthesis(options, random);
}

/// <summary>The second paper's: modulated convolutions; each resolution adds its RGB to the doubled sum of those below.</summary>
/// <remarks>Karras et al. 2020 (arXiv 1912.04958), figure 2d and figure 7b ('output skips'). The RGB layer of a resolution takes the style of the next convolution.</remarks>
internal sealed class ModulatedSynthesis : StyleGanSynthesis
{
    private readonly Parameter _constant;
    private readonly List<ModulatedLayer> _layers = [];
    private readonly List<RgbLayer> _rgb = [];

    internal ModulatedSynthesis(StyleGanOptions options, Generator random)
        : base(nameof(ModulatedSynthesis))
    {
        var width = options.WidthAt(4);
        var (rows, columns) = options.SizeAt(PictureSides.Start);
        _constant = nn.Parameter(randn(1, width, rows, columns, generator: random));
        register_parameter("constant", _constant);
        Add($"conv{4}", new ModulatedLayer(options, width, width, 4, false, random));
        AddRgb(4, width);
        for (var resolution = 8; resolution <= options.Side; resolution *= 2)
        {
            var next = options.WidthAt(resolution);
            Add($"up{resolution}", new ModulatedLayer(options, width, next, resolution, true, random));
            Add($"conv{resolution}", new ModulatedLayer(options, next, next, resolution, false, random));
            AddRgb(resolution, next);
            width = next;
        }

        void Add(string name, ModulatedLayer layer)
        {
            _layers.Add(layer);
            register_module(name, layer);
        }

        void AddRgb(int resolution, int inputs)
        {
            _rgb.Add(new RgbLayer(options, inputs, random));
            register_module($"rgb{resolution}", _rgb[^1]);
        }
    }

    internal override Tensor Draw(Tensor wPlus, Generator? random)
    {
        using var scope = NewDisposeScope();
        var styles = wPlus.unbind(1);                                                        // Layers × [N, W]
        var x = _layers[0].Apply(_constant.expand(wPlus.shape[0], -1, -1, -1), styles[0], random);
        var image = _rgb[0].call(x, styles[1]);
        for (var level = 1; level < _rgb.Count; level++)
        {
            var layer = (2 * level) - 1;
            x = _layers[layer].Apply(x, styles[layer], random);
            x = _layers[layer + 1].Apply(x, styles[layer + 1], random);
            image = BinomialResampling.Upsample(image).add_(_rgb[level].call(x, styles[layer + 2]));
        }

        return image.MoveToOuterDisposeScope();
    }

    /// <summary>Activations to RGB: a modulated 1×1 convolution without demodulation, and a bias.</summary>
    private sealed class RgbLayer : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly EqualizedLinear _affine;
        private readonly Parameter _weight;
        private readonly Parameter _bias;
        private readonly double _scale;

        internal RgbLayer(StyleGanOptions options, int inputs, Generator random)
            : base(nameof(RgbLayer))
        {
            _scale = 1 / Math.Sqrt(inputs);
            _affine = new EqualizedLinear(options.StyleSize, inputs, random, bias: 1);
            _weight = nn.Parameter(randn(options.Channels, inputs, 1, 1, generator: random));
            _bias = nn.Parameter(zeros(1, options.Channels, 1, 1));
            register_module("affine", _affine);
            register_parameter("weight", _weight);
            register_parameter("bias", _bias);
        }

        /// <summary>[N, I, R, R] and [N, W] to [N, Channels, R, R].</summary>
        public override Tensor forward(Tensor x, Tensor w)
        {
            using var scope = NewDisposeScope();
            var rgb = ModulatedConvolution.ScalingActivations(x, _weight * _scale, _affine.call(w), demodulate: false);
            return rgb.add_(_bias).MoveToOuterDisposeScope();
        }
    }
}

/// <summary>The first paper's: AdaIN after each convolution; the last activations become RGB.</summary>
/// <remarks>Karras et al. 2019 (arXiv 1812.04948), figure 1b. Departs: all resolutions learn from the start, none fades in; and the constant starts as in the second paper, since ones have no variance to normalise before noise is learned.</remarks>
internal sealed class AdainSynthesis : StyleGanSynthesis
{
    private readonly Parameter _constant;
    private readonly List<AdainLayer> _layers = [];
    private readonly EqualizedConvolution _rgb;

    internal AdainSynthesis(StyleGanOptions options, Generator random)
        : base(nameof(AdainSynthesis))
    {
        var width = options.WidthAt(4);
        var (rows, columns) = options.SizeAt(PictureSides.Start);
        _constant = nn.Parameter(randn(1, width, rows, columns, generator: random));
        register_parameter("constant", _constant);
        Add("constant4", new AdainLayer(options, 0, width, 4, false, random));
        Add("conv4", new AdainLayer(options, width, width, 4, false, random));
        for (var resolution = 8; resolution <= options.Side; resolution *= 2)
        {
            var next = options.WidthAt(resolution);
            Add($"up{resolution}", new AdainLayer(options, width, next, resolution, true, random));
            Add($"conv{resolution}", new AdainLayer(options, next, next, resolution, false, random));
            width = next;
        }

        _rgb = new EqualizedConvolution(width, options.Channels, 1, random, options.Kernels);
        register_module("rgb", _rgb);

        void Add(string name, AdainLayer layer)
        {
            _layers.Add(layer);
            register_module(name, layer);
        }
    }

    internal override Tensor Draw(Tensor wPlus, Generator? random)
    {
        using var scope = NewDisposeScope();
        var styles = wPlus.unbind(1);                                                        // Layers × [N, W]
        var x = _constant.expand(wPlus.shape[0], -1, -1, -1);
        for (var layer = 0; layer < _layers.Count; layer++)
        {
            x = _layers[layer].Apply(x, styles[layer], random);
        }

        return _rgb.call(x).MoveToOuterDisposeScope();
    }
}
