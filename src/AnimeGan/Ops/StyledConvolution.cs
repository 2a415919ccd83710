using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>
/// A convolution of stride 1 with what StyleGAN puts around it, as one operation: y = leaky(factor · post · ((pre · x) ∗ w) + noise + bias).
/// </summary>
/// <remarks>
/// Runs by the kit's own kernels where they can do the work, else, and where a second derivative is asked for, by the tensor library;
/// both agree to rounding. What doubles the resolution is a transposed convolution of stride 2 and <see cref="BinomialResampling.Smooth"/>.
/// Results lie in memory channel by channel within a pixel, as the next such operation wants them.
/// </remarks>
/// <param name="kernels">One of <see cref="FusedKernels.Choices"/>.</param>
/// <param name="doubles">Whether it doubles the resolution; filters are of 3×3 then.</param>
internal sealed class StyledConvolution(string kernels, bool doubles = false)
{
    private readonly Filters _filters = new();
    private readonly Lock _oneAtATime = new();

    /// <summary>Convolves.</summary>
    /// <param name="arguments">All but the constants.</param>
    /// <param name="factor">On the convolution's result; above 0.</param>
    /// <param name="slope">Of the activation below 0, above 0; 1 for none.</param>
    /// <returns>[N, O, H, W], or [N, O, 2H, 2W] where it doubles; zeros beyond the border.</returns>
    internal Tensor Call(StyledArguments arguments, double factor, double slope)
    {
        if (!FusedKernels.Run(kernels, arguments.X))
        {
            return Twin(arguments, factor, slope);
        }

        var call = new StyledCall(this, arguments.Layout, (float)factor, (float)slope);
        return is_grad_enabled() ? StyledConvolutionFunction.apply([call, .. arguments.Tensors]) : Forward(arguments, call, keeps: false);
    }

    /// <summary>The slow twin, by the tensor library.</summary>
    internal Tensor Twin(StyledArguments arguments, double factor, double slope)
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (arguments.X, arguments.Weight);
        var input = arguments.Pre is { } pre ? x * pre.unsqueeze(-1).unsqueeze(-1) : x;
        var scaled = arguments.Post is null && factor != 1 ? weight * factor : weight;
        var y = ModulatedConvolution.Convolve(input, scaled, doubles);
        y = arguments.Post is { } post ? y * (post * factor).unsqueeze(-1).unsqueeze(-1) : y;
        y = arguments.Noise is { } noise ? y + noise : y;
        y = arguments.Bias is { } bias ? y + bias.view(1, -1, 1, 1) : y;
        return (slope == 1 ? y.alias() : nn.functional.leaky_relu(y, slope)).MoveToOuterDisposeScope();
    }

    /// <summary>Runs forward by the kernels.</summary>
    internal Tensor Forward(StyledArguments arguments, StyledCall call, bool keeps)
    {
        lock (_oneAtATime)
        {
            return new StyledPass(arguments, call, doubles, _filters).Forward(keeps);
        }
    }

    /// <summary>Runs backward by the kernels.</summary>
    internal Tensor?[] Backward(StyledArguments arguments, StyledCall call, Tensor dy, bool[] wanted)
    {
        lock (_oneAtATime)
        {
            return new StyledPass(arguments, call, doubles, _filters).Backward(dy, wanted);
        }
    }
}

/// <summary>What a <see cref="StyledConvolution"/> takes.</summary>
/// <param name="X">[N, I, H, W], float32.</param>
/// <param name="Weight">[O, I, K, K], K odd.</param>
/// <param name="Pre">A scale for each sample and input channel, [N, I].</param>
/// <param name="Post">A scale for each sample and output channel, [N, O]; not 0.</param>
/// <param name="Noise">[N, 1, rows, columns] of the result.</param>
/// <param name="Bias">[O].</param>
internal sealed record StyledArguments(Tensor X, Tensor Weight, Tensor? Pre = null, Tensor? Post = null, Tensor? Noise = null, Tensor? Bias = null)
{
    /// <summary>Those that are there, in their order.</summary>
    public IEnumerable<Tensor> Tensors => new[] { X, Weight, Pre, Post, Noise, Bias }.OfType<Tensor>();

    /// <summary>Which of the last four are there.</summary>
    public bool[] Layout => [Pre is not null, Post is not null, Noise is not null, Bias is not null];

    /// <summary>The same out of a row of those that are there.</summary>
    public static StyledArguments Of(IReadOnlyList<Tensor> tensors, bool[] layout)
    {
        var next = 2;
        return new StyledArguments(tensors[0], tensors[1], Next(0), Next(1), Next(2), Next(3));

        Tensor? Next(int which) => layout[which] ? tensors[next++] : null;
    }
}

/// <summary>One call of a <see cref="StyledConvolution"/>, from its forward pass to its backward pass.</summary>
/// <param name="Convolution">It.</param>
/// <param name="Layout">Of <see cref="StyledArguments.Layout"/>.</param>
/// <param name="Factor">On the convolution's result.</param>
/// <param name="Slope">Of the activation.</param>
internal sealed record StyledCall(StyledConvolution Convolution, bool[] Layout, float Factor, float Slope)
{
    /// <summary>x and y as the kernels want them; null once they are used up.</summary>
    public (Tensor X, Tensor Y)? Kept { get; set; }

    /// <summary>Lets go of what was kept.</summary>
    public void Release()
    {
        Kept?.X.Dispose();
        Kept?.Y.Dispose();
        Kept = null;
    }
}
