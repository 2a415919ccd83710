using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>StyleGAN's mapping network: latent vectors, normalised, become styles by a multi-layer perceptron that learns slowly.</summary>
/// <remarks>Karras et al. 2019 (arXiv 1812.04948), section 2 and appendix C: 8 layers, learning rate lower by a factor of 100.</remarks>
internal sealed class StyleGanMapping : nn.Module<Tensor, Tensor>
{
    /// <summary>How much slower it learns than the rest.</summary>
    internal const double LearningRateMultiplier = 0.01;

    private readonly EqualizedLinear[] _layers;
    private readonly LabelEmbedding? _labels;
    private readonly StyleGanOptions _options;

    internal StyleGanMapping(StyleGanOptions options, Generator random)
        : base(nameof(StyleGanMapping))
    {
        _options = options;
        var width = options.LatentSize;
        if (options.LabelValues.Count > 0)
        {
            _labels = new LabelEmbedding(options.LabelValues, options.LatentSize, random);
            register_module("labels", _labels);
            width *= 2;
        }

        _layers = new EqualizedLinear[options.MappingLayers];
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer] = new EqualizedLinear(width, options.StyleSize, random, multiplier: LearningRateMultiplier, gain: LeakyUnit.Gain);
            register_module($"layer{layer + 1}", _layers[layer]);
            width = options.StyleSize;
        }
    }

    /// <summary>Divides each vector by its root mean square: [N, K] to [N, K].</summary>
    internal static Tensor Normalize(Tensor x)
    {
        using var scope = NewDisposeScope();
        return (x * (x.square().mean([1], keepdim: true) + 1e-8).rsqrt()).MoveToOuterDisposeScope();
    }

    /// <summary>[N, LatentSize] to [N, StyleSize].</summary>
    public override Tensor forward(Tensor z) => Map(z, null);

    /// <summary>[N, LatentSize] and, where the network knows attributes, [N, A] to [N, StyleSize].</summary>
    internal Tensor Map(Tensor z, Tensor? labels)
    {
        ShapeException.Require(z, nameof(z), "Set LatentSize to the length of the latent vectors.", -1, _options.LatentSize);
        using var scope = NewDisposeScope();
        var x = Normalize(z);
        if (_labels is not null)
        {
            StyleGanLabels.Require(labels, z.shape[0], _options);
            x = cat([x, _labels.call(labels!)], 1);
        }

        foreach (var layer in _layers)
        {
            x = LeakyUnit.ApplyToScaled(layer.call(x));
        }

        return x.MoveToOuterDisposeScope();
    }
}
