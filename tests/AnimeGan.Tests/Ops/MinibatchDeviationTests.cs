using AnimeGan.Ops;
using AnimeGan.Tests.Augmentation;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Ops;

public sealed class MinibatchDeviationTests
{
    [Fact]
    public void Append_TwoGroupsByHand_GivesEachSampleItsGroupsDeviation()
    {
        using var scope = NewDisposeScope();
        // Samples 0 and 2 form a group, 1 and 3 the other; channels differ by 1 and 3 from their mean, and by 0 and 2.
        var x = tensor(new float[] { 1, 3, 5, 2, -1, -3, 5, -2 }).view(4, 2, 1, 1).expand(4, 2, 3, 3);

        var channel = MinibatchDeviation.Append(x, 2).select(1, 2);

        Assert.Equal([4, 3, 3], channel.shape);
        Assert.Equal(2, channel.select(0, 0).max().item<float>(), 1e-4);
        Assert.Equal(1, channel.select(0, 1).min().item<float>(), 1e-4);
        Assert.Equal(2, channel.select(0, 2).mean().item<float>(), 1e-4);
        Assert.Equal(1, channel.select(0, 3).mean().item<float>(), 1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    public void Append_BatchThatGroupsDoNotDivide_TakesASmallerGroup(int samples)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);

        var y = MinibatchDeviation.Append(randn(samples, 2, 4, 4, generator: random), 4);

        Assert.Equal([samples, 3, 4, 4], y.shape);
        Assert.True(y.isfinite().all().item<bool>());
    }

    [Fact]
    public void Append_CurvedLoss_HasRightGradientsTwice()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);

        FiniteDifferences.AssertGradients(x => MinibatchDeviation.Append(x, 2), randn([4, 2, 3, 3], ScalarType.Float64, generator: random));
    }

    [Fact]
    public void Append_EqualSamples_HasFiniteSecondGradients()
    {
        using var scope = NewDisposeScope();
        var x = ones(4, 2, 3, 3).requires_grad_();

        var first = autograd.grad([MinibatchDeviation.Append(x, 4).pow(3).sum()], [x], retain_graph: true, create_graph: true)[0];
        var second = autograd.grad([first.square().sum()], [x])[0];

        Assert.True(second.isfinite().all().item<bool>());
    }
}
