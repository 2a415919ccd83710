using AnimeGan.Objectives;
using AnimeGan.Ops;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Objectives;

/// <summary>The cures that are not losses: packing, top-k, instance noise and weight clipping.</summary>
public sealed class CureTests
{
    [Fact]
    public void Pack_NeighbouringImages_LieChannelByChannel()
    {
        using var scope = NewDisposeScope();
        var images = arange(4 * 3 * 2 * 2).to_type(ScalarType.Float32).view(4, 3, 2, 2);

        var packs = Packing.Pack(images, 2);

        Assert.Equal([2, 6, 2, 2], packs.shape);
        Assert.True(packs.equal(cat([images[TensorIndex.Slice(0, 4, 2)], images[TensorIndex.Slice(1, 4, 2)]], 1)).all().item<bool>());
        Assert.Equal([2, 4], Packing.Pack(zeros(4, 2), 2).shape);
    }

    [Fact]
    public void Pack_NotDivisible_NamesTheMend()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ShapeException>(() => Packing.Pack(zeros(7, 2), 2));

        Assert.Contains("set BatchSize to a multiple of 2", error.Message, StringComparison.Ordinal);
    }

    // Half of the batch in the end, reached half-way through the run.
    [Theory]
    [InlineData(0, 64)]
    [InlineData(0.25, 48)]
    [InlineData(0.5, 32)]
    [InlineData(0.9, 32)]
    public void TopKCount_AlongARun_FallsLinearlyThenStays(double progress, int expected) =>
        Assert.Equal(expected, TopK.Count(64, 0.5, progress, 0.5));

    [Fact]
    public void TopKSelect_Two_GivesTheOthersNoGradient()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([0.1f, 3f, -2f, 1f]).view(4, 1).requires_grad_();

        var kept = TopK.Select(logits, 2);
        new NonSaturatingObjective().Generator(kept).backward();

        Assert.Equal([3f, 1f], kept.data<float>().ToArray());
        Assert.Equal([false, true, false, true], logits.grad!.data<float>().ToArray().Select(value => value != 0));
    }

    [Theory]
    [InlineData(0, 0.5, 0.1)]
    [InlineData(0.25, 0.5, 0.05)]
    [InlineData(0.8, 0.5, 0)]
    [InlineData(0.8, 0, 0.1)] // 0: it never fades
    public void NoiseLevel_AlongARun_FadesLinearly(double progress, double until, double expected) =>
        Assert.Equal(expected, InstanceNoise.Level(0.1, progress, until), 1e-12);

    [Fact]
    public void NoiseAdd_ALevel_HasThatSpreadAndPassesTheGradient()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(8);
        var x = zeros(100, 100).requires_grad_();

        var noisy = InstanceNoise.Add(x, 0.3, random);
        noisy.sum().backward();

        Assert.Equal(0.3, noisy.std().item<float>(), 0.01);
        Assert.Equal(0, noisy.mean().item<float>(), 0.01);
        Assert.True(x.grad!.eq(1).all().item<bool>());
        Assert.Same(x, InstanceNoise.Add(x, 0, random));
    }

    [Fact]
    public void Clip_Parameters_StayWithinTheLimit()
    {
        using var scope = NewDisposeScope();
        var w = tensor([0.5f, -0.02f, 0.003f]).requires_grad_();

        WeightClipping.Clip([w], 0.01);

        Assert.Equal([0.01f, -0.01f, 0.003f], w.data<float>().ToArray());
        Assert.True(w.requires_grad);
    }
}
