using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>A linear layer with an equalised learning rate: weights are stored as N(0, 1) and scaled by 1/√fanIn when used.</summary>
/// <remarks>
/// Karras et al. 2018 (arXiv 1710.10196), section 4.1: Adam moves every stored weight alike, so each layer learns at the
/// same relative rate. With a multiplier m (StyleGAN's mapping network: 0.01) weights are stored as N(0, 1)/m and both
/// weights and biases are scaled by m when used: the network starts the same and learns m times as fast
/// (Karras et al. 2019, arXiv 1812.04948, appendix C).
/// </remarks>
internal sealed class EqualizedLinear : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly double _weightScale;
    private readonly double _biasScale;

    /// <summary>Builds the layer with freshly drawn weights.</summary>
    /// <param name="inputs">Length of an input.</param>
    /// <param name="outputs">Length of an output.</param>
    /// <param name="random">Source of the weights.</param>
    /// <param name="bias">What every bias starts at, as it is used.</param>
    /// <param name="multiplier">The multiplier m of the learning rate.</param>
    /// <param name="gain">Factor on the result, for an activation that follows.</param>
    internal EqualizedLinear(int inputs, int outputs, Generator random, double bias = 0, double multiplier = 1, double gain = 1)
        : base(nameof(EqualizedLinear))
    {
        _weight = nn.Parameter(randn(outputs, inputs, generator: random) / multiplier);
        _bias = nn.Parameter(full(outputs, bias / multiplier));
        (_weightScale, _biasScale) = (gain * multiplier / Math.Sqrt(inputs), gain * multiplier);
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <summary>[N, inputs] to [N, outputs].</summary>
    public override Tensor forward(Tensor x)
    {
        using var weight = _weight * _weightScale;
        if (_biasScale == 1)
        {
            return nn.functional.linear(x, weight, _bias);
        }

        using var bias = _bias * _biasScale;
        return nn.functional.linear(x, weight, bias);
    }
}
