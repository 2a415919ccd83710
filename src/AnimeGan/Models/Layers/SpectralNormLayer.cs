using AnimeGan.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>A layer whose weight is divided by its largest singular value, so that it stretches no input by more than 1.</summary>
/// <remarks>
/// Miyato et al. 2018, 'Spectral Normalization for Generative Adversarial Networks' (arXiv 1802.05957), Eqs. 8 and 9 and
/// algorithm 1: one power iteration each time the layer is used in training, from where the last one ended; the two vectors
/// are buffers, so a checkpoint keeps them. The gradient of the singular value counts, those of the vectors do not (Eq. 10).
/// A convolution's weight is taken as a matrix with a row for each output channel (section 3, 'W ∈ R^(d_out × d_in h w)').
/// Parameters "weight" and "bias", buffers "u" and "v": PyTorch's weight_orig, bias, weight_u and weight_v.
/// </remarks>
public abstract class SpectralNormLayer : nn.Module<Tensor, Tensor>
{
    private const double Tiny = 1e-12;
    private const string WeightName = "weight";
    private const string BiasName = "bias";
    private const string LeftName = "u";
    private const string RightName = "v";

    /// <summary>Makes weights of that shape, drawn as PyTorch does from U(−1/√fanIn, 1/√fanIn), and two random directions.</summary>
    /// <param name="name">What <c>GetName</c> returns.</param>
    /// <param name="shape">The weight's shape, outputs first.</param>
    /// <param name="hasBias">Whether there is a bias.</param>
    /// <param name="random">Source of the weights and of the directions.</param>
    private protected SpectralNormLayer(string name, long[] shape, bool hasBias, Generator random)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(random);
        var fanIn = shape.Aggregate(1L, (product, size) => product * size) / shape[0];
        var bound = 1 / Math.Sqrt(fanIn);
        register_parameter(WeightName, Uniform(shape, bound, random));
        if (hasBias)
        {
            register_parameter(BiasName, Uniform([shape[0]], bound, random));
        }

        register_buffer(LeftName, Direction(shape[0], random));
        register_buffer(RightName, Direction(fanIn, random));
    }

    /// <summary>The weight before it is divided, [outputs, inputs] or [outputs, inputs, k, k].</summary>
    public Tensor Weight => get_parameter(WeightName)!;

    /// <summary>The bias, [outputs], or null. It is not divided.</summary>
    public Tensor? Bias => get_parameter(BiasName);

    // In TorchSharp a field would be registered under its own name, and a move to another device would leave it behind.
    private Tensor Left => get_buffer(LeftName)!;

    private Tensor Right => get_buffer(RightName)!;

    /// <summary>The weight over its largest singular value; in training, after one more power iteration.</summary>
    /// <returns>The weight's shape; the caller's to dispose of.</returns>
    internal Tensor NormalizedWeight()
    {
        using var scope = NewDisposeScope();
        var weight = Weight;

        // [out, in, k, k] to [out, in k k]
        var matrix = weight.flatten(1);
        if (training)
        {
            IteratePower(matrix.detach());
        }

        // Copies, because the next forward changes the buffers before this one's backward has read them.
        var sigma = Left.clone().dot(matrix.mv(Right.clone()));
        return (weight / sigma).MoveToOuterDisposeScope();
    }

    // Eq. 8, with v first as in algorithm 1.
    private void IteratePower(Tensor matrix)
    {
        using var noGradient = no_grad();
        Right.copy_(Unit(matrix.t().mv(Left)));
        Left.copy_(Unit(matrix.mv(Right)));
    }

    private static Tensor Unit(Tensor vector) => vector / vector.norm().clamp_min(Tiny);

    private static Parameter Uniform(long[] shape, double bound, Generator random)
    {
        var parameter = nn.Parameter(empty(shape));
        SeededInitialization.Uniform(parameter, -bound, bound, random);
        parameter.DetachFromDisposeScope();
        return parameter;
    }

    private static Tensor Direction(long size, Generator random)
    {
        using var scope = NewDisposeScope();
        return Unit(randn(size, generator: random)).DetachFromDisposeScope();
    }
}
