using AnimeGan.Sequences;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Sequences;

public sealed class GumbelSoftmaxTests
{
    private static readonly float[] _logits = [1, 0, -1, 2];

    // Jang et al. 2017, Eq. 1: argmax(l + g) is drawn from softmax(l), whatever the temperature.
    [Theory]
    [InlineData(2.0, true)]
    [InlineData(0.3, true)]
    [InlineData(0.3, false)]
    public void Sample_Likeliest_IsDrawnAsTheSoftmaxSays(double temperature, bool straightThrough)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var logits = tensor(_logits).view(1, 4, 1).expand(40_000, 4, 1);

        var drawn = GumbelSoftmax.Likeliest(GumbelSoftmax.Sample(logits, temperature, random, straightThrough));

        // Five standard errors of the frequency of a half.
        var difference = drawn.mean([0, 2]) - nn.functional.softmax(tensor(_logits), 0);
        Assert.InRange(difference.abs().max().item<float>(), 0, 5 * Math.Sqrt(0.25 / 40_000));
    }

    // Maddison et al. 2017, proposition 1 (c): as the temperature falls to 0, the sample becomes one word.
    [Fact]
    public void Sample_Soft_IsAShareOfEachWordAndOneWordWhereItIsCold()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        var logits = tensor(_logits).view(1, 4, 1).expand(500, 4, 1);

        var (warm, cold) = (GumbelSoftmax.Sample(logits, 5, random, straightThrough: false), GumbelSoftmax.Sample(logits, 0.001, random, straightThrough: false));

        Assert.True((warm.sum(1) - 1).abs().max().item<float>() < 1e-5);
        Assert.InRange(warm.amax([1]).mean().item<float>(), 0.3, 0.6);
        Assert.InRange(cold.amax([1]).mean().item<float>(), 0.99, 1);
    }

    // Straight through: forward the word alone, backward the softmax's gradient, τ⁻¹ y (w − Σ w y) for weights w, y the soft sample of the same noise.
    [Fact]
    public void Sample_StraightThrough_IsOneWordWithTheSoftmaxesGradient()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(_logits).view(1, 4, 1).repeat(3, 1, 2).requires_grad_();
        using var weights = new Generator(3);
        var w = randn(logits.shape, generator: weights);

        var hard = GumbelSoftmax.Sample(logits, 0.7, new Generator(4));
        (hard * w).sum().backward();

        var y = GumbelSoftmax.Sample(logits.detach(), 0.7, new Generator(4), straightThrough: false);
        var expected = y * (w - (w * y).sum(1, keepdim: true)) / 0.7;
        Assert.True((hard.detach() - GumbelSoftmax.Likeliest(y)).abs().max().item<float>() < 1e-6);
        Assert.True((logits.grad! - expected).abs().max().item<float>() < 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Sample_NoTemperature_IsRefused(double temperature)
    {
        using var random = new Generator(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => GumbelSoftmax.Sample(zeros(1, 2, 1), temperature, random));
    }
}
