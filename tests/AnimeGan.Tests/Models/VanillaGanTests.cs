using AnimeGan.Models;
using AnimeGan.Ops;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Models;

public sealed class VanillaGanTests
{
    public static TheoryData<VanillaGanOptions, long[]> Shapes() => new()
    {
        { new VanillaGanOptions(), [3, 2] },
        { new VanillaGanOptions { GeneratorBatchNorm = true, MaxoutPieces = 5 }, [3, 2] },
        { VanillaGanOptions.ForImages(3, 20, 12), [3, 3, 20, 12] },
        { new VanillaGanOptions { GeneratorLayers = 0, DiscriminatorLayers = 0 }, [3, 2] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_PointsAndImages_HaveTheirShapes(VanillaGanOptions options, long[] expected)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var G = new VanillaGenerator(options, random);
        using var D = new VanillaDiscriminator(options, random);

        var samples = G.call(randn(3, options.LatentSize, generator: random));
        var logits = D.call(samples);

        Assert.Equal(expected, samples.shape);
        Assert.Equal([3L, 1], logits.shape);
        Assert.True(!options.Tanh || samples.abs().max().item<float>() <= 1);
    }

    [Fact]
    public void Judge_NoHiddenLayer_IsLinear()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var D = new VanillaDiscriminator(new VanillaGanOptions { DiscriminatorLayers = 0 }, random);
        var (a, b) = (randn(4, 2, generator: random), randn(4, 2, generator: random));

        Assert.True(allclose(D.call((a + b) / 2), (D.call(a) + D.call(b)) / 2, atol: 1e-6));
        Assert.Throws<ArgumentException>(() => new VanillaGanOptions { DiscriminatorLayers = -1 }.Validate());
    }

    [Fact]
    public void Initialization_SameSeed_SameWeightsWithinOneOverRootOfFanIn()
    {
        using var scope = NewDisposeScope();
        using var first = Discriminator(seed: 3);
        using var again = Discriminator(seed: 3);
        using var other = Discriminator(seed: 4);

        var weight = first.parameters().ElementAt(2); // [128, 128]

        Assert.Equal(0f, (weight - again.parameters().ElementAt(2)).abs().max().item<float>());
        Assert.NotEqual(0f, (weight - other.parameters().ElementAt(2)).abs().max().item<float>());
        Assert.InRange(weight.abs().max().item<float>(), 0.99 / Math.Sqrt(128), 1 / Math.Sqrt(128));
    }

    [Fact]
    public void Maxout_OfTwoPieces_IsTheLargest()
    {
        using var scope = NewDisposeScope();
        using var maxout = new Maxout(2);

        var largest = maxout.call(tensor([1f, 3, -2, -5]).view(1, 4));

        Assert.Equal([3f, -2], largest.data<float>().ToArray());
    }

    [Fact]
    public void Forward_OtherShape_NamesBothAndTheMend()
    {
        using var scope = NewDisposeScope();
        using var D = Discriminator(seed: 1);

        var error = Assert.Throws<ShapeException>(() => D.call(zeros(4, 3)));

        Assert.Contains("x must be [N, 2], got [4, 3]", error.Message, StringComparison.Ordinal);
    }

    private static VanillaDiscriminator Discriminator(ulong seed)
    {
        using var random = new Generator(seed);
        return new VanillaDiscriminator(new VanillaGanOptions(), random);
    }
}
