using AnimeGan.Engine;
using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Evaluation;

/// <summary>The feature extractor's network: four strided convolutions, a layer of features, and linear answers about attributes on top.</summary>
/// <remarks>Our own. The features are standardised by batch normalisation: over drawn faces each has about mean 0 and variance 1.</remarks>
internal sealed class FeatureNetwork : Module<Tensor, Tensor>
{
    internal const int InputSize = 64;
    internal const int Features = 128;
    private const double LeakySlope = 0.1;
    private static readonly int[] _widths = [32, 64, 96, 112];

    private readonly FusableLayers _layers;
    private readonly Linear _answers;

    internal FeatureNetwork(int answers, Generator random)
        : base(nameof(FeatureNetwork))
    {
        var layers = Halvings(InputSize, _widths, out var values);
        layers.Add(("features", Linear(values, Features, hasBias: false)));
        layers.Add(("standardise", BatchNorm1d(Features, affine: false)));
        _layers = FusableLayers.ByLibrary(layers);
        _answers = Linear(Features, answers);
        register_module("layers", _layers);
        register_module("answers", _answers);
        Initialize(random);
    }

    /// <summary>Layers that halve pictures once for each width: [N, 3, size, size] to [N, values].</summary>
    /// <param name="size">Rows and columns of the pictures, a multiple of 2 to the number of widths.</param>
    /// <param name="widths">Channels after each halving.</param>
    /// <param name="values">Numbers a picture at the end.</param>
    internal static List<(string Name, Module<Tensor, Tensor> Layer)> Halvings(int size, int[] widths, out int values)
    {
        var layers = new List<(string, Module<Tensor, Tensor>)>();
        var from = 3;
        foreach (var width in widths)
        {
            // [N, from, R, R] to [N, width, R/2, R/2]
            size /= 2;
            layers.Add(($"conv{size}", Conv2d(from, width, 4, stride: 2, padding: 1, bias: false)));
            layers.Add(($"norm{size}", BatchNorm2d(width)));
            layers.Add(($"relu{size}", LeakyReLU(LeakySlope, inplace: true)));
            from = width;
        }

        values = from * size * size;
        layers.Add(("flatten", Flatten()));
        return layers;
    }

    /// <summary>[N, 3, 64, 64] in [−1, 1] to [N, Features].</summary>
    public override Tensor forward(Tensor images) => _layers.call(images);

    /// <summary>[N, Features] to one raw answer for each value of each kind, then one for each amount.</summary>
    internal Tensor Answer(Tensor features)
    {
        using var active = functional.leaky_relu(features, LeakySlope);
        return _answers.call(active);
    }

    // Normal with variance 2 / fan-in: He et al. 2015, arXiv 1502.01852, Eq. 10. From the given generator, so that a seed fixes them.
    private void Initialize(Generator random)
    {
        using var noGradient = no_grad();
        foreach (var (_, parameter) in named_parameters())
        {
            if (parameter.dim() > 1)
            {
                SeededInitialization.Normal(parameter, 0, Math.Sqrt(2.0 / (parameter.numel() / parameter.shape[0])), random);
            }
        }

        init.zeros_(_answers.bias!);
    }
}
