using AnimeGan.Ops;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Ops;

public sealed class ModulatedConvolutionTests
{
    private static readonly float[] _numbers = [3, 4];

    [Fact]
    public void ScalingActivations_OnePixelByHand_IsThePapersFormula()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2 }).view(1, 2, 1, 1);
        var weight = ones(1, 2, 1, 1);
        var style = tensor(_numbers).view(1, 2);

        var demodulated = ModulatedConvolution.ScalingActivations(x, weight, style).item<float>();
        var plain = ModulatedConvolution.ScalingActivations(x, weight, style, demodulate: false).item<float>();

        // w′ = (3, 4), its norm is 5: 0.6 · 1 + 0.8 · 2, and 3 · 1 + 4 · 2
        Assert.Equal(2.2, demodulated, 1e-6);
        Assert.Equal(11, plain, 1e-6);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    public void BothForms_ValuesGradientsAndSecondGradients_Agree(bool demodulate, int size)
    {
        using var scope = NewDisposeScope();

        var fast = Derivatives((x, weight, style, demodulates, gain) => ModulatedConvolution.ScalingActivations(x, weight, style, demodulates, gain), demodulate, size);
        var slow = Derivatives(ModulatedConvolution.ScalingWeights, demodulate, size);

        // Float64: the two differ by the order of sums alone.
        Assert.Equal(7, fast.Count);
        Assert.All(fast.Zip(slow), pair => Assert.True(
            allclose(pair.First, pair.Second, rtol: 1e-9, atol: 1e-9),
            $"differ by {(pair.First - pair.Second).abs().max().item<double>():R}"));
        Assert.All(fast, values => Assert.True(values.abs().max().item<double>() > 1e-3));
    }

    [Fact]
    public void ScalingActivations_Demodulated_HasUnitVarianceWhateverTheStyle()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var x = randn(4, 32, 16, 16, generator: random);
        var weight = randn(8, 32, 3, 3, generator: random);
        var style = randn(4, 32, generator: random) * 100;

        var y = ModulatedConvolution.ScalingActivations(x, weight, style);

        // The border sees fewer taps; inside, 8 · 14 · 14 values a sample.
        var deviations = y.narrow(2, 1, 14).narrow(3, 1, 14).std([1, 2, 3]).data<float>().ToArray();
        Assert.All(deviations, deviation => Assert.Equal(1, deviation, 0.1));
    }

    [Fact]
    public void ScalingActivations_StyleOfAnotherLength_NamesIt()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ShapeException>(() => ModulatedConvolution.ScalingActivations(zeros(2, 4, 5, 5), zeros(3, 4, 3, 3), zeros(2, 3)));

        Assert.Contains("style must be [2, 4], got [2, 3]", error.Message, StringComparison.Ordinal);
    }

    private delegate Tensor Convolution(Tensor x, Tensor weight, Tensor style, bool demodulate, double gain);

    // y; the gradients of a sum of y³ by x, weight and style; the gradients of their squares' sum by the same
    private static List<Tensor> Derivatives(Convolution convolution, bool demodulate, int size)
    {
        using var random = new Generator(5);
        Tensor[] inputs =
        [
            randn([3, 4, 6, 5], ScalarType.Float64, generator: random).requires_grad_(),
            randn([2, 4, size, size], ScalarType.Float64, generator: random).requires_grad_(),
            randn([3, 4], ScalarType.Float64, generator: random).requires_grad_(),
        ];
        var y = convolution(inputs[0], inputs[1], inputs[2], demodulate, 1.5);
        var first = autograd.grad([y.pow(3).sum()], inputs, retain_graph: true, create_graph: true);
        var second = autograd.grad([first.Select(gradient => gradient.square().sum()).Aggregate((one, other) => one + other)], inputs);
        return [y, .. first, .. second];
    }
}
