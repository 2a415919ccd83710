using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Ops;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Models;

public sealed class ConditionalGanTests
{
    private static readonly ConditionalGanOptions _options = new()
    {
        Dcgan = new DcganOptions { ImageSize = 32, BaseWidth = 4, LatentSize = 5 },
        ValueCounts = [3, 4],
    };

    [Fact]
    public void Forward_TwoAttributes_EqualsPyTorchs()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        using var G = new ConditionalGenerator(_options, random);
        using var beside = new ConditionalDiscriminator(_options with { Discriminator = LabelEntry.Concatenation }, random);
        using var product = new ConditionalDiscriminator(_options with { Discriminator = LabelEntry.Projection }, random);
        var (z, labels) = (randn(6, 5, generator: random), Labels());
        Save(folder["generator.safetensors"], NamedTensor.Of(G));
        Save(folder["concatenation.safetensors"], NamedTensor.Of(beside));
        Save(folder["projection.safetensors"], NamedTensor.Of(product));
        Save(folder["inputs.safetensors"], [new("z", z), new("labels", labels)]);

        var images = G.call(z, labels);
        var theirs = PythonOracle.RunJson<Answer>("tests/AnimeGan.Tests/Models/oracles/conditional_gan.py", folder.FullPath, "3,4");

        AssertClose(theirs.Images, images.select(2, 0).contiguous());
        AssertClose(theirs.Concatenation, beside.call(images, labels));
        AssertClose(theirs.Projection, product.call(images, labels));
    }

    [Fact]
    public void Generate_OtherLabel_ChangesThatPictureOnly()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        using var network = new ConditionalGenerator(_options, random);
        IGenerator G = network;
        network.eval();
        var (z, labels) = (randn(6, 5, generator: random), Labels());
        var other = labels.clone();
        other[2, 1] = 1 - other[2, 1];

        var changed = (G.Generate(z, labels) - G.Generate(z, other)).abs().amax([1, 2, 3]);

        Assert.Equal([false, false, true, false, false, false], changed.data<float>().Select(value => value > 0));
    }

    [Theory]
    [InlineData(LabelEntry.Concatenation)]
    [InlineData(LabelEntry.Projection)]
    public void Judge_Packs_TakeTheLabelsOfEachOfTheirImages(LabelEntry entry)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        using var network = new ConditionalDiscriminator(_options with { Discriminator = entry, Dcgan = _options.Dcgan with { Packing = 2 } }, random);
        IDiscriminator D = network;
        network.eval();
        var x = randn([3, 6, 32, 32], generator: random);
        var (labels, other) = (Labels(), Labels());
        other[3, 0] = 2 - other[3, 0]; // the second image of the second pack

        var changed = (D.Judge(x, labels) - D.Judge(x, other)).abs();

        Assert.Equal([3L, 1], changed.shape);
        Assert.Equal([false, true, false], changed.data<float>().Select(value => value > 0));
    }

    [Fact]
    public void Judge_NoLabelsOrTooFew_SaysWhatIsMissing()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        using var network = new ConditionalDiscriminator(_options, random);
        IDiscriminator D = network;

        var none = Assert.Throws<ArgumentException>(() => D.Judge(zeros(6, 3, 32, 32)));
        var few = Assert.Throws<ShapeException>(() => D.Judge(zeros(6, 3, 32, 32), Labels().narrow(1, 0, 1)));

        Assert.Contains("needs labels, [6, 2], got none", none.Message, StringComparison.Ordinal);
        Assert.Contains("labels must be [6, 2], got [6, 1]", few.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_AttributeOfOneValue_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => (_options with { ValueCounts = [3, 1] }).Validate());

        Assert.Contains("at least two values, got [3, 1]", error.Message, StringComparison.Ordinal);
    }

    private static Tensor Labels() => tensor([0L, 3, 1, 0, 2, 1, 2, 2, 0, 0, 1, 3]).view(6, 2);

    private static void Save(string path, IEnumerable<NamedTensor> tensors)
    {
        using var file = File.Create(path);
        SafeTensors.Write(file, tensors);
    }

    private static void AssertClose(float[] expected, Tensor found)
    {
        var values = found.data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 2e-5f));
    }

    private sealed record Answer(float[] Images, float[] Concatenation, float[] Projection);
}
