using AnimeGan.Engine;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

public sealed class ConvolutionCheckTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void Way_OfThisMachine_IsRight()
    {
        Assert.Contains(ConvolutionCheck.Way, Enum.GetValues<ConvolutionWay>());
        Assert.Equal(ConvolutionWay.Plain, ConvolutionCheck.Choose(Reference, Convolutions.Filled));
    }

    [Fact]
    public void Choose_ChannelsFilledWithRubbish_FillsThemUp() =>
        Assert.Equal(ConvolutionWay.Padded, ConvolutionCheck.Choose(Faulty(0.5), Convolutions.Filled));

    [Fact]
    public void Choose_ChannelsFilledWithNaN_FillsThemUp() =>
        Assert.Equal(ConvolutionWay.Padded, ConvolutionCheck.Choose(Faulty(double.NaN), Convolutions.Filled));

    [Fact]
    public void Choose_WrongEitherWay_DoesWithoutOneDnn() =>
        Assert.Equal(ConvolutionWay.WithoutOneDnn, ConvolutionCheck.Choose(Faulty(0.5), Faulty(0.5)));

    [Theory]
    [InlineData(3, 16, 4, 8, 2, 1, 0, false, 1)]
    [InlineData(16, 1, 4, 4, 1, 0, 0, false, 1)]
    [InlineData(5, 7, 3, 6, 1, 1, 0, false, 1)]
    [InlineData(12, 3, 4, 4, 2, 1, 0, true, 1)]
    [InlineData(6, 5, 3, 4, 2, 1, 1, true, 1)]
    [InlineData(3, 3, 4, 8, 2, 1, 0, false, 3)]
    [InlineData(6, 4, 3, 6, 1, 1, 0, false, 2)]
    [InlineData(3, 3, 4, 5, 2, 3, 0, true, 3)]
    public void Filled_AnyShapeInOneAndTwoDimensions_IsTheLibrarys(long inputs, long outputs, long kernel, long size, long stride, long padding, long more, bool transposed, long groups)
    {
        foreach (var dimensions in new[] { 1, 2 })
        {
            RequireFilledIsTheLibrarys(dimensions, inputs, outputs, kernel, size, new ConvolutionShape(stride, padding, more, transposed, groups));
        }
    }

    private static void RequireFilledIsTheLibrarys(int dimensions, long inputs, long outputs, long kernel, long size, ConvolutionShape shape)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(4);
        var (sizes, filter) = (Enumerable.Repeat(size, dimensions), Enumerable.Repeat(kernel, dimensions));
        var x = randn([2, inputs, .. sizes], ScalarType.Float64, generator: random);
        var weight = randn(shape.Transposed ? [inputs, outputs / shape.Groups, .. filter] : [outputs, inputs / shape.Groups, .. filter], ScalarType.Float64, generator: random);
        var bias = randn(outputs, ScalarType.Float64, generator: random);

        var (expected, found) = (Twice(Convolutions.Library, x, weight, bias, shape), Twice(Convolutions.Filled, x, weight, bias, shape));

        Assert.All(expected.Zip(found), pair => Assert.True((pair.First - pair.Second).abs().max().item<double>() < Tolerance));
    }

    // The value, the first gradients, and the gradients of their squares.
    private static List<Tensor> Twice(Convolver convolve, Tensor x, Tensor weight, Tensor bias, ConvolutionShape shape)
    {
        Tensor[] leaves = [x.detach().requires_grad_(), weight.detach().requires_grad_(), bias.detach().requires_grad_()];
        var y = convolve(leaves[0], leaves[1], leaves[2], shape);
        var first = autograd.grad([y.pow(3).sum()], leaves, retain_graph: true, create_graph: true);
        var second = autograd.grad([first.Select(gradient => gradient.square().sum()).Aggregate((one, other) => one + other)], leaves);
        return [y, .. first, .. second];
    }

    // Plain operations in float64: right on every machine.
    private static Tensor Reference(Tensor x, Tensor weight, Tensor? bias, ConvolutionShape shape) =>
        Convolutions.Library(x.to(ScalarType.Float64), weight.to(ScalarType.Float64), bias, shape).to(x.dtype);

    // A library that leaves something in the places up to the block of 16, and adds it to the gradient: right where there are none.
    private static Convolver Faulty(double rubbish) => (x, weight, bias, shape) =>
    {
        var y = Reference(x, weight, bias, shape);
        var channels = weight.shape[shape.Transposed ? 0 : 1] * (shape.Transposed ? 1 : shape.Groups);
        return x.dtype == ScalarType.Float64 || channels % 16 == 0 && weight.shape[shape.Transposed ? 1 : 0] % 16 == 0 ? y : y + (x.sum() * rubbish);
    };
}
