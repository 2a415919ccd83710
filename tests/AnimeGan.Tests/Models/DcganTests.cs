using AnimeGan.Models;
using AnimeGan.Ops;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Models;

public sealed class DcganTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    public void Forward_LatentBatch_ReturnsImagesInRangeAndTheirLogits(int size)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new Networks(new DcganOptions { ImageSize = size, BaseWidth = 2, LatentSize = 5 }, random);

        var images = networks.G.call(randn(3, 5, generator: random));
        var logits = networks.D.call(images);

        Assert.Equal([3, 3, size, size], images.shape);
        Assert.Equal([3, 1], logits.shape);
        Assert.InRange(images.min().item<float>(), -1, 0);
        Assert.InRange(images.max().item<float>(), 0, 1);
    }

    [Fact]
    public void Parameters_StandardSizes_AreAsManyAsInPyTorchsTutorial()
    {
        using var random = new Generator(1);
        using var networks = new Networks(new DcganOptions(), random);

        var counts = (networks.G.parameters().Sum(parameter => parameter.numel()), networks.D.parameters().Sum(parameter => parameter.numel()));

        Assert.Equal((3_576_704, 2_765_568), counts);
    }

    [Fact]
    public void Initialization_Gaussian_HasThePapersSpread()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new Networks(new DcganOptions { ImageSize = 32, BaseWidth = 32 }, random);

        var convolution = networks.G.get_parameter("layers.conv8.weight")!;
        var norm = networks.G.get_parameter("layers.norm4.weight")!;

        Assert.Equal(0, convolution.mean().item<float>(), 3e-4);
        Assert.Equal(0.02, convolution.std().item<float>(), 3e-4);
        Assert.Equal(1, norm.mean().item<float>(), 1e-2);
        Assert.Equal(0.02, norm.std().item<float>(), 5e-3);
    }

    [Fact]
    public void Initialization_NotGaussian_IsUniformWithinPyTorchsBound()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new Networks(Without(practices => practices with { GaussianInitialization = false }), random);

        var weight = networks.D.get_parameter("layers.conv8.weight")!;

        var bound = 1 / Math.Sqrt(weight.shape[1] * 16);
        Assert.InRange(weight.abs().max().item<float>(), 0.95 * bound, bound);
        Assert.Equal(bound / Math.Sqrt(3), weight.std().item<float>(), 0.05 * bound);
    }

    [Fact]
    public void Initialization_SameSeed_SameWeightsWhateverElseWasDrawn()
    {
        using var scope = NewDisposeScope();
        using var first = new Generator(3);
        using var one = new Networks(Without(practices => practices), first);
        randn(17);
        using var second = new Generator(3);
        using var two = new Networks(Without(practices => practices), second);

        var same = one.D.parameters().Zip(two.D.parameters()).All(pair => pair.First.equal(pair.Second).all().item<bool>());

        Assert.True(same);
    }

    [Fact]
    public void StridedDownsampling_Off_PoolsAfterConvolutionsOfStride1()
    {
        var (g, d) = Layers(practices => practices with { StridedDownsampling = false });

        Assert.Equal("conv16 pool16 relu16 conv8 pool8 norm8 relu8 conv4 pool4 norm4 relu4 logit", d.Names);
        Assert.Equal([4, 3, 3, 3], d.Shape("conv16"));
        Assert.Equal([16, 8, 4, 4], g.Shape("conv8"));
    }

    [Fact]
    public void StridedUpsampling_Off_UpsamplesBeforeConvolutionsOfStride1()
    {
        var (g, d) = Layers(practices => practices with { StridedUpsampling = false });

        Assert.Equal("conv4 norm4 relu4 upsample8 conv8 norm8 relu8 upsample16 conv16 norm16 relu16 upsample32 conv32 tanh", g.Names);
        Assert.Equal([8, 16, 3, 3], g.Shape("conv8"));
        Assert.Equal([4, 3, 4, 4], d.Shape("conv16"));
    }

    [Fact]
    public void LeakyReLU_Off_DiscriminatorUsesReLU()
    {
        using var random = new Generator(1);
        using var leaky = new Networks(Without(practices => practices), random);
        using var plain = new Networks(Without(practices => practices with { LeakyReLU = false }), random);

        Assert.Equal(3, leaky.D.modules().OfType<TorchSharp.Modules.LeakyReLU>().Count());
        Assert.Empty(plain.D.modules().OfType<TorchSharp.Modules.LeakyReLU>());
        Assert.Equal(3, plain.D.modules().OfType<TorchSharp.Modules.ReLU>().Count());
    }

    [Fact]
    public void BatchNorm_Off_ConvolutionsGetBiasesInstead()
    {
        var (g, d) = Layers(practices => practices with { BatchNorm = false });

        Assert.Equal("conv4 relu4 conv8 relu8 conv16 relu16 conv32 tanh", g.Names);
        Assert.Equal("conv16 relu16 conv8 relu8 conv4 relu4 logit", d.Names);
        Assert.Equal([3], g.Shape("conv32", "bias"));
        Assert.Equal([1], d.Shape("logit", "bias"));
    }

    [Fact]
    public void BatchNorm_On_SparesDiscriminatorsFirstAndBothLastLayers()
    {
        var (g, d) = Layers(practices => practices);

        Assert.Equal("conv4 norm4 relu4 conv8 norm8 relu8 conv16 norm16 relu16 conv32 tanh", g.Names);
        Assert.Equal("conv16 relu16 conv8 norm8 relu8 conv4 norm4 relu4 logit", d.Names);
    }

    [Fact]
    public void ImagesInMinusOneToOne_Off_GeneratorEndsInSigmoid()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new Networks(Without(practices => practices with { ImagesInMinusOneToOne = false }), random);

        var images = networks.G.call(randn(3, 5, generator: random));

        Assert.InRange(images.min().item<float>(), 0, 0.5);
        Assert.InRange(images.max().item<float>(), 0.5, 1);
    }

    [Fact]
    public void Forward_WrongShapes_NameExpectedAndFound()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new Networks(Without(practices => practices), random);

        var latent = Assert.Throws<ShapeException>(() => networks.G.call(zeros(2, 64)));
        var image = Assert.Throws<ShapeException>(() => networks.D.call(zeros(2, 3, 64, 64)));

        Assert.Contains("z must be [N, 5], got [2, 64]", latent.Message, StringComparison.Ordinal);
        Assert.Contains("x must be [N, 3, 32, 32], got [2, 3, 64, 64]", image.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(48)]
    public void Validate_SizeNoPowerOfTwoFrom16_NamesIt(int size)
    {
        var error = Assert.Throws<ArgumentException>(() => new DcganOptions { ImageSize = size }.Validate());

        Assert.Contains($"got {size}", error.Message, StringComparison.Ordinal);
    }

    private static DcganOptions Without(Func<BestPractices, BestPractices> change) =>
        new() { ImageSize = 32, BaseWidth = 4, LatentSize = 5, Practices = change(new BestPractices()) };

    private static (LayerList G, LayerList D) Layers(Func<BestPractices, BestPractices> change)
    {
        using var random = new Generator(1);
        using var networks = new Networks(Without(change), random);
        return (LayerList.Of(networks.G), LayerList.Of(networks.D));
    }

    private sealed record LayerList(string Names, Dictionary<string, long[]> Shapes)
    {
        public static LayerList Of(nn.Module network) => new(
            string.Join(' ', network.named_modules().Where(pair => pair.name.StartsWith("layers.", StringComparison.Ordinal)).Select(pair => pair.name["layers.".Length..])),
            network.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.shape));

        public long[] Shape(string layer, string parameter = "weight") => Shapes[$"layers.{layer}.{parameter}"];
    }

    private sealed class Networks(DcganOptions options, Generator random) : IDisposable
    {
        public DcganGenerator G { get; } = new(options, random);

        public DcganDiscriminator D { get; } = new(options, random);

        public void Dispose()
        {
            G.Dispose();
            D.Dispose();
        }
    }
}
