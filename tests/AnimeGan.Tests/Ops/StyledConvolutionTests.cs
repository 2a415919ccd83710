using AnimeGan.Engine;
using AnimeGan.Models;
using AnimeGan.Ops;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Ops;

/// <summary>StyleGAN's convolutions by the kit's kernels against the tensor library's.</summary>
public sealed class StyledConvolutionTests
{
    // Of the largest number of a tensor. Winograd's 4×4 outputs round more than a plain sum.
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData(3, 16, 32, 16, 16, 3, false, true)]
    [InlineData(2, 5, 7, 8, 9, 3, false, true)]
    [InlineData(5, 16, 16, 8, 8, 3, true, true)]
    [InlineData(2, 20, 6, 4, 5, 3, true, true)]
    [InlineData(2, 3, 16, 9, 7, 1, false, false)]
    [InlineData(4, 17, 16, 4, 4, 3, false, false)]
    [InlineData(1, 16, 16, 5, 5, 3, true, false)]
    [InlineData(3, 8, 32, 2, 1, 3, true, false)]
    [InlineData(4, 1, 32, 1, 9, 3, true, true)]
    public void Call_FusedAndTwin_AgreeInValuesAndGradients(int batch, int inputs, int outputs, int rows, int columns, int kernel, bool doubles, bool styled)
    {
        using var scope = NewDisposeScope();
        var tensors = Draw(batch, inputs, outputs, rows, columns, kernel, doubles, styled);
        var fused = new StyledConvolution(FusedKernels.Auto, doubles);
        var arguments = StyledArguments.Of(tensors, [styled, styled, styled, true]);
        var (y, expected) = (fused.Call(arguments, 0.7, 0.2), fused.Twin(arguments, 0.7, 0.2));
        var direction = randn(expected.shape);

        var (found, wanted) = (Gradients.Of(y, tensors, direction, differentiable: false), Gradients.Of(expected, tensors, direction, differentiable: false));

        AssertClose(expected, y);
        Assert.All(wanted.Zip(found), pair => AssertClose(pair.First, pair.Second));
    }

    [Fact]
    public void Call_SecondDerivative_IsTheTwins()
    {
        using var scope = NewDisposeScope();
        var tensors = Draw(2, 16, 16, 8, 8, 3, doubles: false, styled: true);
        var convolution = new StyledConvolution(FusedKernels.Auto);

        var fused = Penalty(arguments => convolution.Call(arguments, 1, 0.2));
        var twin = Penalty(arguments => convolution.Twin(arguments, 1, 0.2));

        Assert.All(twin.Zip(fused), pair => AssertClose(pair.First, pair.Second));

        IList<Tensor> Penalty(Func<StyledArguments, Tensor> call)
        {
            var y = call(StyledArguments.Of(tensors, [true, true, true, true])).square().sum();
            var gradient = Gradients.Of(y, tensors[0], differentiable: true);
            var square = gradient.square().sum();
            return Gradients.Of(square, tensors, null, differentiable: false);
        }
    }

    [Theory]
    [InlineData(StyleGanOptions.ModulatedArchitecture)]
    [InlineData(StyleGanOptions.AdainArchitecture)]
    public void Train_StyleGan_AgreesWithTheLibrary(string architecture)
    {
        using var scope = NewDisposeScope();
        var options = new StyleGanOptions { ImageSize = 16, BaseWidth = 8, MaxWidth = 24, LatentSize = 12, StyleSize = 10, Architecture = architecture };
        using var random = new Generator(3);
        var (z, x) = (randn(4, 12, generator: random), randn(4, 3, 16, 16, generator: random));

        var generators = new[] { FusedKernels.Library, FusedKernels.Fused }.Select(kernels => Train(new StyleGanGenerator(options with { Kernels = kernels }, new Generator(1)), G => G.Generate(z, null, new Generator(5)))).ToList();
        var discriminators = new[] { FusedKernels.Library, FusedKernels.Fused }.Select(kernels => Train(new StyleGanDiscriminator(options with { Kernels = kernels }, new Generator(1)), D => D.call(x))).ToList();

        Assert.All(generators[0].Zip(generators[1]), pair => AssertClose(pair.First, pair.Second));
        Assert.All(discriminators[0].Zip(discriminators[1]), pair => AssertClose(pair.First, pair.Second));

        static List<Tensor> Train<T>(T network, Func<T, Tensor> call)
            where T : nn.Module
        {
            var y = call(network);
            var direction = randn(y.shape, generator: new Generator(9));
            y.backward([direction]);
            return [y, .. network.parameters().Where(parameter => parameter.grad is not null).Select(parameter => parameter.grad!)];
        }
    }

    private static List<Tensor> Draw(int batch, int inputs, int outputs, int rows, int columns, int kernel, bool doubles, bool styled)
    {
        using var random = new Generator(4);
        var times = doubles ? 2 : 1;
        List<Tensor> tensors = [randn([batch, inputs, rows, columns], generator: random), randn([outputs, inputs, kernel, kernel], generator: random)];
        if (styled)
        {
            tensors.Add(randn([batch, inputs], generator: random));
            tensors.Add(rand([batch, outputs], generator: random) + 0.5);
            tensors.Add(randn([batch, 1, times * rows, times * columns], generator: random));
        }

        tensors.Add(randn([outputs], generator: random));
        return [.. tensors.Select(tensor => tensor.requires_grad_())];
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        var scale = expected.abs().max().to_type(ScalarType.Float64).item<double>() + 1e-12;
        var error = (expected - actual).abs().max().to_type(ScalarType.Float64).item<double>() / scale;
        Assert.True(error < Tolerance, FormattableString.Invariant($"differs by {error:0.0e0} of its largest number"));
    }
}
