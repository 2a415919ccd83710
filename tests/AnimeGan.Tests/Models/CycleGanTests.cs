using AnimeGan.Models;
using AnimeGan.Ops;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Models;

public sealed class CycleGanTests
{
    private static readonly CycleGanOptions _tiny = new() { ImageSize = 32, GeneratorWidth = 2, DiscriminatorWidth = 2, Blocks = 2, DiscriminatorLayers = 2 };

    [Theory]
    [InlineData(16, 1, 6)]
    [InlineData(32, 2, 6)]
    [InlineData(64, 3, 6)]
    [InlineData(36, 1, 16)]
    public void Forward_Pictures_ReturnsPicturesInRangeAndALogitForEachPatch(int size, int layers, int logitsPerSide)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new CycleGanNetworks(_tiny with { ImageSize = size, DiscriminatorLayers = layers }, random);

        var translated = networks.AToB.call(randn([3, 3, size, size], generator: random));
        var logits = networks.JudgeB.call(translated);

        Assert.Equal([3, 3, size, size], translated.shape);
        Assert.InRange(translated.abs().max().item<float>(), 0, 1);
        Assert.Equal(logitsPerSide, networks.JudgeB.Options.LogitsPerSide);
        Assert.Equal([3 * logitsPerSide * logitsPerSide, 1], logits.shape);
    }

    [Fact]
    public void Parameters_PapersSizes_AreThoseOfItsLayers()
    {
        using var random = new Generator(1);
        using var networks = new CycleGanNetworks(new CycleGanOptions { Blocks = 9 }, random);

        var counts = (networks.AToB.parameters().Sum(parameter => parameter.numel()), networks.JudgeA.parameters().Sum(parameter => parameter.numel()));

        // By hand, section 7.2: convolutions only, a bias in the layers without a normalisation after them.
        const int Generator = (49 * 3 * 64) + (9 * 64 * 128) + (9 * 128 * 256) + (9 * 2 * 9 * 256 * 256) + (9 * 256 * 128) + (9 * 128 * 64) + (49 * 64 * 3) + 3;
        const int Discriminator = (16 * 3 * 64) + 64 + (16 * 64 * 128) + (16 * 128 * 256) + (16 * 256 * 512) + (16 * 512) + 1;
        Assert.Equal((Generator, Discriminator), counts);
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 34)]
    [InlineData(3, 70)]
    public void ReceptiveField_OfALogit_IsWhatItsGradientReaches(int layers, int expected)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var options = _tiny with { ImageSize = 128, DiscriminatorLayers = layers };

        // Instance normalisation looks at a whole picture; convolutions alone show the patch.
        var x = randn([1, 3, 128, 128], generator: random).requires_grad_();
        using var D = new CycleGanDiscriminator(options, random);
        var plain = nn.Sequential(D.named_modules().Where(pair => pair.name.StartsWith("layers.conv", StringComparison.Ordinal) || pair.name is "layers.logit").Select(pair => (pair.name.Replace('.', '-'), (nn.Module<Tensor, Tensor>)pair.module)));
        var logits = plain.call(x);
        logits[0, 0, options.LogitsPerSide / 2, options.LogitsPerSide / 2].backward();
        var reached = x.grad!.abs().sum(dim: [0, 1, 2]).ne(0).sum().item<long>();

        Assert.Equal(expected, options.ReceptiveField);
        Assert.Equal(expected, reached);
    }

    [Fact]
    public void Forward_BatchOrOneByOne_SamePictures()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new CycleGanNetworks(_tiny, random);
        var x = randn([3, 3, 32, 32], generator: random);

        var together = networks.AToB.call(x);
        var alone = cat([.. x.split(1).Select(networks.AToB.call)]);

        // Not to the last bit: the library may take another algorithm for another batch.
        Assert.True((together - alone).abs().max().item<float>() < 1e-5);
    }

    [Fact]
    public void Forward_ResidualWithoutChange_ReturnsItsInput()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new CycleGanNetworks(_tiny with { Residual = true }, random);
        var x = randn([2, 3, 32, 32], generator: random);

        var changed = networks.AToB.call(x);
        nn.init.zeros_(networks.AToB.get_parameter("layers.image.weight")!);
        var same = networks.AToB.call(x);

        Assert.False(changed.equal(x).all().item<bool>());
        Assert.True(same.equal(x).all().item<bool>());
    }

    [Fact]
    public void Forward_WrongShape_SaysWhatToDo()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var networks = new CycleGanNetworks(_tiny, random);

        Assert.Contains("Crop or resize", Assert.Throws<ShapeException>(() => networks.AToB.call(zeros(1, 3, 30, 32))).Message, StringComparison.Ordinal);
        Assert.Contains("[1, 1, 32, 32]", Assert.Throws<ShapeException>(() => networks.AToB.call(zeros(1, 1, 32, 32))).Message, StringComparison.Ordinal);
        Assert.Contains("ImageSize", Assert.Throws<ShapeException>(() => networks.JudgeA.call(zeros(1, 3, 64, 64))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, 1, 1)]
    [InlineData(32, 3, 6)]
    [InlineData(32, 1, 0)]
    public void Validate_OutOfRange_Throws(int size, int layers, int blocks)
    {
        var options = new CycleGanOptions { ImageSize = size, DiscriminatorLayers = layers, Blocks = blocks };

        if (layers == 3)
        {
            // 32 / 8 − 2 = 2 logits a side are still some.
            options.Validate();
            options = options with { DiscriminatorLayers = 4 };
        }

        Assert.Throws<ArgumentException>(options.Validate);
    }
}
