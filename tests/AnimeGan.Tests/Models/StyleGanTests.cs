using AnimeGan.Models;
using AnimeGan.Ops;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Models;

[Collection(nameof(ProcessWideState))]
public sealed class StyleGanTests
{
    [Theory]
    [InlineData(16, StyleGanOptions.ModulatedArchitecture)]
    [InlineData(32, StyleGanOptions.AdainArchitecture)]
    [InlineData(64, StyleGanOptions.ModulatedArchitecture)]
    [InlineData(128, StyleGanOptions.AdainArchitecture)]
    public void Generate_LatentBatch_ReturnsImagesAndTheirLogits(int size, string architecture)
    {
        using var scope = NewDisposeScope();
        using var networks = new Networks(Tiny(size) with { Architecture = architecture });

        var images = networks.G.Generate(networks.Latents(3));
        var logits = networks.D.Judge(images);

        Assert.Equal([3, 3, size, size], images.shape);
        Assert.Equal([3, 1], logits.shape);
        Assert.Equal((2 * (int)Math.Log2(size)) - 2, networks.G.Layers);
        Assert.True(images.isfinite().all().item<bool>());
    }

    [Fact]
    public void Parameters_ModulatedOfKnownSizes_AreAsManyAsByHand()
    {
        using var networks = new Networks(new StyleGanOptions { ImageSize = 16, BaseWidth = 16, MaxWidth = 16, LatentSize = 10, StyleSize = 12, MappingLayers = 2 });

        // A layer from I to O channels: affine 13 I, filters 9 I O, bias O, noise 1. An RGB layer: affine 13 I, filters 3 I, bias 3.
        static int Layer(int i, int o) => (13 * i) + (9 * i * o) + o + 1;
        static int Rgb(int i) => (16 * i) + 3;
        var g = (12 * 11) + (12 * 13) + (16 * 16)
            + Layer(16, 16) + Rgb(16) + (2 * Layer(16, 16)) + Rgb(16) + Layer(16, 8) + Layer(8, 8) + Rgb(8);

        // Blocks of 8 to 16 and 16 to 16 channels, the last convolution with the deviation's channel, two linear layers.
        var d = (8 * 4) + (8 * 73) + (16 * 73) + (8 * 16) + (16 * 145) + (16 * 145) + (16 * 16) + (16 * ((17 * 9) + 1)) + (16 * 257) + 17;

        Assert.Equal((g, d), (Count(networks.G), Count(networks.D)));
    }

    [Fact]
    public void Layers_FreshWeights_KeepTheVarianceOfActivationsNearOne()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new Networks(new StyleGanOptions { ImageSize = 32, BaseWidth = 64, MaxWidth = 128 });

        var w = networks.G.Map(networks.Latents(64));
        var logits = networks.D.Judge(randn(16, 3, 32, 32, generator: random));

        // He et al.'s gain √2 is exact for ReLU; leaky ReLU of slope 0.2 keeps 1.04 a layer.
        Assert.InRange(w.square().mean().item<float>(), 0.5, 2);
        Assert.InRange(logits.abs().max().item<float>(), 0, 4);
    }

    [Fact]
    public void EqualizedLinear_LearningRateMultiplier_StartsAlikeAndLearnsThatMuchSlower()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var same = new Generator(1);
        var x = randn(5, 8, generator: random);
        randn(5, 8, generator: same);
        using var plain = new EqualizedLinear(8, 3, random, bias: 1);
        using var slow = new EqualizedLinear(8, 3, same, bias: 1, multiplier: 0.01);
        using var plainAdam = optim.Adam(plain.parameters(), 0.002);
        using var slowAdam = optim.Adam(slow.parameters(), 0.002);
        var start = plain.call(x);
        Assert.True(allclose(start, slow.call(x), rtol: 1e-5, atol: 1e-5));

        plain.call(x).sum().backward();
        slow.call(x).sum().backward();
        plainAdam.step();
        slowAdam.step();

        var (far, near) = ((plain.call(x) - start).abs().mean().item<float>(), (slow.call(x) - start).abs().mean().item<float>());
        Assert.InRange(near / far, 0.0099, 0.0101);
    }

    [Fact]
    public void Map_LatentsOfAnyLength_AreNormalisedFirst()
    {
        using var scope = NewDisposeScope();
        using var networks = new Networks(Tiny());
        var z = networks.Latents(3);

        Assert.True(allclose(networks.G.Map(z), networks.G.Map(z * 7), rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void Generate_WithoutSourceOfRandomness_IsMapBroadcastAndSynthesize()
    {
        using var scope = NewDisposeScope();
        using var networks = new Networks(Tiny());
        var (G, z) = (networks.G, networks.Latents(3));
        Strengthen(G);

        var images = G.Generate(z);

        Assert.Equal(0, (images - G.Synthesize(G.Broadcast(G.Map(z)))).abs().max().item<float>());
        Assert.Equal(0, (images - G.call(z)).abs().max().item<float>());
        Assert.Equal(0, G.AverageStyle.abs().max().item<float>());
    }

    [Fact]
    public void Synthesize_FreshNoise_ChangesTheImageOnceItsStrengthIsLearned()
    {
        using var scope = NewDisposeScope();
        using var networks = new Networks(Tiny());
        using var random = new Generator(9);
        var G = networks.G;
        var styles = G.Broadcast(G.Map(networks.Latents(2)));

        var before = (G.Synthesize(styles) - G.Synthesize(styles, random)).abs().max().item<float>();
        Strengthen(G);
        var after = (G.Synthesize(styles) - G.Synthesize(styles, random)).abs().max().item<float>();

        Assert.Equal(0, before);
        Assert.InRange(after, 1e-3, double.PositiveInfinity);
    }

    [Fact]
    public void DrawStyles_InTraining_MixesOneChangeAtARandomLayerInTheShareAskedFor()
    {
        using var scope = NewDisposeScope();
        using var networks = new Networks(Tiny(64) with { StyleMixing = 0.5 });
        using var random = new Generator(3);
        var G = networks.G;
        const int Samples = 2000;

        var styles = G.DrawStyles(networks.Latents(Samples), null, random);

        // 1 where a layer's style differs from that of the layer before: [N, Layers − 1]
        var changes = (styles.narrow(1, 1, 9) - styles.narrow(1, 0, 9)).abs().amax([2]).gt(0).to(ScalarType.Float32);
        var each = changes.sum([1]);
        Assert.Equal(1, each.max().item<float>());
        Assert.Equal(0.5, each.mean().item<float>(), 0.04);
        Assert.All(changes.mean([0]).data<float>().ToArray(), share => Assert.Equal(0.5 / 9, share, 0.02));
    }

    [Fact]
    public void DrawStyles_InEvaluation_NeitherMixesNorMovesTheAverage()
    {
        using var scope = NewDisposeScope();
        using var networks = new Networks(Tiny());
        using var random = new Generator(3);
        var G = networks.G;
        G.eval();

        var styles = G.DrawStyles(networks.Latents(50), null, random);

        Assert.Equal(0, (styles - styles.narrow(1, 0, 1)).abs().max().item<float>());
        Assert.Equal(0, G.AverageStyle.abs().max().item<float>());
    }

    [Fact]
    public void Truncate_AfterTraining_DrawsTowardsTheAverageOfTheStyles()
    {
        using var scope = NewDisposeScope();
        using var networks = new Networks(Tiny() with { StyleMixing = 0 });
        using var random = new Generator(3);
        var G = networks.G;
        for (var step = 0; step < 1000; step++)
        {
            G.DrawStyles(networks.Latents(16), null, random).Dispose();
        }

        var w = G.Map(networks.Latents(4000));
        var average = w.mean([0]);

        Assert.True(allclose(G.AverageStyle, average, rtol: 0, atol: 0.1), "the running average is that of the styles");
        Assert.Equal(0, (G.Truncate(w, 0) - G.AverageStyle).abs().max().item<float>());
        Assert.True(allclose(G.Truncate(w, 1), w, rtol: 1e-5, atol: 1e-5));
        Assert.True(allclose(G.Truncate(w, 0.5) - G.AverageStyle, (w - G.AverageStyle) * 0.5, rtol: 1e-4, atol: 1e-5));
    }

    [Theory]
    [InlineData(StyleGanOptions.ModulatedArchitecture)]
    [InlineData(StyleGanOptions.AdainArchitecture)]
    public void Labels_OfTwoAttributes_ReachTheImageAndTheLogit(string architecture)
    {
        using var scope = NewDisposeScope();
        using var networks = new Networks(Tiny() with { Architecture = architecture, LabelValues = [3, 2] });
        var z = networks.Latents(2);
        var one = tensor(new long[,] { { 0, 1 }, { 0, 1 } });
        var other = tensor(new long[,] { { 2, 1 }, { 0, 0 } });

        var images = networks.G.Generate(z, one);
        var difference = (images - networks.G.Generate(z, other)).abs().amax([1, 2, 3]);
        var logits = (networks.D.Judge(images, one) - networks.D.Judge(images, other)).abs();

        Assert.InRange(difference.min().item<float>(), 1e-4, double.PositiveInfinity);
        Assert.InRange(logits.min().item<float>(), 1e-4, double.PositiveInfinity);
        Assert.Contains("pass labels, [N, 2]", Assert.Throws<ArgumentException>(() => networks.G.Generate(z)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_PacksOfTwo_SeesThePacksSpread()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        using var D = new StyleGanDiscriminator(Tiny() with { Packing = 2 }, random);

        var logits = D.Judge(randn(6, 6, 16, 16, generator: random));

        Assert.Equal([6, 1], logits.shape);
    }

    [Fact]
    public void Networks_SameSeed_SameWeightsWhateverElseWasDrawn()
    {
        using var scope = NewDisposeScope();
        using var one = new Networks(Tiny());
        randn(17);
        using var two = new Networks(Tiny());

        var pairs = one.G.state_dict().Concat(one.D.state_dict()).Zip(two.G.state_dict().Concat(two.D.state_dict()));

        Assert.All(pairs, pair => Assert.True(pair.First.Value.equal(pair.Second.Value).all().item<bool>(), pair.First.Key));
    }

    [Fact]
    public void StepOfBoth_Repeated_LeavesNoHandles()
    {
        using var networks = new Networks(Tiny());
        using var random = new Generator(3);

        LiveHandles.AssertUnchanged(() =>
        {
            using var scope = NewDisposeScope();
            var images = networks.G.Generate(networks.Latents(4), null, random);
            networks.D.Judge(images).sum().backward();
            networks.G.zero_grad();
            networks.D.zero_grad();
        });
    }

    [Fact]
    public void Forward_WrongShapes_NameExpectedAndFound()
    {
        using var scope = NewDisposeScope();
        using var networks = new Networks(Tiny());

        var z = Assert.Throws<ShapeException>(() => networks.G.Generate(zeros(2, 64)));
        var styles = Assert.Throws<ShapeException>(() => networks.G.Synthesize(zeros(2, 3, 5)));
        var image = Assert.Throws<ShapeException>(() => networks.D.Judge(zeros(2, 3, 64, 64)));

        Assert.Contains("z must be [N, 7], got [2, 64]", z.Message, StringComparison.Ordinal);
        Assert.Contains("wPlus must be [N, 6, 5], got [2, 3, 5]", styles.Message, StringComparison.Ordinal);
        Assert.Contains("x must be [N, 3, 16, 16], got [2, 3, 64, 64]", image.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WrongValues_AreNamed()
    {
        AssertNames("got 48", options => options with { ImageSize = 48 });
        AssertNames("\"stylegan2\" or \"adain\", got \"3\"", options => options with { Architecture = "3" });
        AssertNames("StyleMixing must lie in 0 to 1, got 1.5", options => options with { StyleMixing = 1.5 });
        AssertNames("MappingLayers must be at least 1, got 0", options => options with { MappingLayers = 0 });
        AssertNames("at least 2 values, got [1]", options => options with { LabelValues = [1] });

        static void AssertNames(string words, Func<StyleGanOptions, StyleGanOptions> change) =>
            Assert.Contains(words, Assert.Throws<ArgumentException>(() => change(new StyleGanOptions()).Validate()).Message, StringComparison.Ordinal);
    }

    private static StyleGanOptions Tiny(int size = 16) => new() { ImageSize = size, BaseWidth = 8, MaxWidth = 6, LatentSize = 7, StyleSize = 5, MappingLayers = 2 };

    private static int Count(nn.Module network) => (int)network.parameters().Sum(parameter => parameter.numel());

    private static void Strengthen(StyleGanGenerator G)
    {
        using var noGradient = no_grad();
        foreach (var (_, strength) in G.named_parameters().Where(pair => pair.name.EndsWith("strength", StringComparison.Ordinal)))
        {
            strength.fill_(50);
        }
    }

    private sealed class Networks : IDisposable
    {
        private readonly Generator _random = new(1);

        public Networks(StyleGanOptions options) => (G, D) = (new StyleGanGenerator(options, _random), new StyleGanDiscriminator(options, _random));

        public StyleGanGenerator G { get; }

        public StyleGanDiscriminator D { get; }

        public Tensor Latents(int count) => randn(count, G.LatentSize, generator: _random);

        public void Dispose()
        {
            G.Dispose();
            D.Dispose();
            _random.Dispose();
        }
    }
}
