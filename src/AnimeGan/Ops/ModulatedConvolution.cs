using AnimeGan.Engine;
using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>StyleGAN2's convolution, whose filters each sample's style scales, then brings back to unit strength.</summary>
/// <remarks>
/// Karras et al. 2020, 'Analyzing and Improving the Image Quality of StyleGAN' (arXiv 1912.04958), section 2.2.
/// For a sample n with style s: w′(o, i, k) = s(n, i) · w(o, i, k) (Eq. 1), w″ = w′ · (Σ over i, k of w′² + ε)^−½ (Eq. 3),
/// y = w″ ∗ x. Convolution being linear, scaling the activations before and after it says the same; that form is the
/// faster one here, the other is the paper's.
/// </remarks>
public static class ModulatedConvolution
{
    private const double Epsilon = 1e-8;

    /// <summary>The fast form: scale the input by the style, convolve once for all samples, scale the output by the demodulation.</summary>
    /// <param name="x">Activations, [N, I, H, W], float32.</param>
    /// <param name="weight">Filters, [O, I, K, K], K odd.</param>
    /// <param name="style">One scale for each sample and input channel, [N, I].</param>
    /// <param name="demodulate">Divide each output channel by its filter's norm.</param>
    /// <param name="gain">Factor on the result.</param>
    /// <param name="doubles">Double the resolution: the convolution is transposed with stride 2 and followed by <see cref="BinomialResampling.Smooth"/>.</param>
    /// <returns>[N, O, H, W], or [N, O, 2H, 2W] where it doubles; zeros beyond the border.</returns>
    /// <exception cref="ShapeException">The three do not fit together.</exception>
    public static Tensor ScalingActivations(Tensor x, Tensor weight, Tensor style, bool demodulate = true, double gain = 1, bool doubles = false)
    {
        Require(x, weight, style);
        using var scope = NewDisposeScope();
        var (samples, inputs) = (x.shape[0], x.shape[1]);
        var outputs = weight.shape[0];
        if (!demodulate)
        {
            var scale = gain == 1 ? style : style * gain;
            return Convolve(x * scale.view(samples, inputs, 1, 1), weight, doubles).MoveToOuterDisposeScope();
        }

        var norm = Demodulation(weight, style);                                              // [N, O]
        var y = Convolve(x * style.view(samples, inputs, 1, 1), weight, doubles);
        var demodulation = gain == 1 ? norm : norm * gain;
        return (y * demodulation.view(samples, outputs, 1, 1)).MoveToOuterDisposeScope();
    }

    /// <summary>The paper's form, the slow twin: one set of filters for each sample, applied as one convolution in N groups.</summary>
    /// <inheritdoc cref="ScalingActivations"/>
    public static Tensor ScalingWeights(Tensor x, Tensor weight, Tensor style, bool demodulate = true, double gain = 1)
    {
        Require(x, weight, style);
        using var scope = NewDisposeScope();
        var (samples, inputs, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        var (outputs, size) = (weight.shape[0], weight.shape[2]);
        var filters = weight.unsqueeze(0) * style.view(samples, 1, inputs, 1, 1);            // [N, O, I, K, K]
        if (demodulate)
        {
            filters = filters * (filters.square().sum([2, 3, 4], keepdim: true) + Epsilon).rsqrt();
        }

        // [N, I, H, W] to [1, N · I, H, W]: each group sees its own sample alone.
        var y = Convolutions.Of(
            x.reshape(1, samples * inputs, height, width),
            (filters * gain).reshape(samples * outputs, inputs, size, size),
            null,
            new ConvolutionShape(Padding: size / 2, Groups: samples));
        return y.view(samples, outputs, height, width).MoveToOuterDisposeScope();
    }

    /// <summary>What brings each sample's filters to unit strength, [N, O].</summary>
    /// <param name="weight">Filters, [O, I, K, K].</param>
    /// <param name="style">[N, I].</param>
    /// <param name="scale">Factor on the filters.</param>
    internal static Tensor Demodulation(Tensor weight, Tensor style, double scale = 1)
    {
        // Σ over i, k of (s · w)² is a matrix product of s² [N, I] and Σ over k of w² [I, O].
        using var scope = NewDisposeScope();
        var energy = weight.square().sum([2, 3]).t();
        energy = scale == 1 ? energy : energy * (scale * scale);
        return (style.square().matmul(energy) + Epsilon).rsqrt().MoveToOuterDisposeScope();
    }

    /// <summary>The tensor library's convolution of a styled layer.</summary>
    /// <param name="x">[N, I, H, W].</param>
    /// <param name="weight">[O, I, K, K].</param>
    /// <param name="doubles">As <see cref="ScalingActivations"/> has it.</param>
    internal static Tensor Convolve(Tensor x, Tensor weight, bool doubles)
    {
        var padding = weight.shape[2] / 2;
        return doubles
            ? BinomialResampling.Smooth(Convolutions.Of(x, weight.transpose(0, 1), null, new ConvolutionShape(2, Transposed: true)))
            : Convolutions.Of(x, weight, null, new ConvolutionShape(Padding: padding));
    }

    private static void Require(Tensor x, Tensor weight, Tensor style)
    {
        const string Mend = "Give [N, I, H, W], filters [O, I, K, K] with odd K, and one style [N, I] for each sample.";
        ShapeException.Require(x, nameof(x), Mend, -1, -1, -1, -1);
        var size = weight.shape[^1] | 1;
        ShapeException.Require(weight, nameof(weight), Mend, -1, x.shape[1], size, size);
        ShapeException.Require(style, nameof(style), Mend, x.shape[0], x.shape[1]);
    }
}
