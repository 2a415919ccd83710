using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

public sealed class FeatureExtractorTests
{
    private static readonly ExtractorOptions _few = new() { Steps = 2, BatchSize = 8, HeldOut = 8, Seed = 3 };

    [Fact]
    public void Classify_FreshFacesOfEachSize_NamesNearlyEveryAttribute()
    {
        using var extractor = FeatureExtractor.BuiltIn();
        foreach (var (size, least) in new[] { (32, 0.85), (64, 0.95), (128, 0.9) })
        {
            var faces = Enumerable.Range(0, 300).Select(index => SynthAnime.Attributes(99, index)).ToList();

            var named = extractor.Classify([.. faces.Select(face => Draw(face, size))]);

            Assert.InRange(Share(named.Column("hair_color"), faces.Select(face => face.HairColor.ToString())), least, 1);
            Assert.InRange(Share(named.Column("hair_style"), faces.Select(face => face.HairStyle.ToString())), least, 1);
            Assert.InRange(Share(named.Column("background_style"), faces.Select(face => face.BackgroundStyle.ToString())), least, 1);
        }
    }

    [Fact]
    public void Amount_TurnedHead_FollowsTheTurn()
    {
        using var extractor = FeatureExtractor.BuiltIn();
        var face = SynthAnime.Attributes(99, 4);

        using var features = extractor.Features([.. new[] { -0.3f, 0f, 0.3f }.Select(yaw => Draw(face with { Yaw = yaw }, 64))]);

        using var amount = extractor.Amount(features, "yaw");
        var turns = amount.data<float>().ToArray();
        Assert.True(turns[0] + 1 < turns[1] && turns[1] + 1 < turns[2], string.Join(", ", turns));
    }

    [Fact]
    public void HeldOut_EveryAttribute_IsRecordedWithTheWeights()
    {
        using var extractor = FeatureExtractor.BuiltIn();

        Assert.Equal(FeatureExtractor.Kinds.Attributes.Select(attribute => attribute.Name).Concat(FeatureExtractor.Amounts).Order(), extractor.HeldOut.Keys.Order());
        Assert.All(["hair_color", "hair_style", "skin_tone", "outfit"], attribute => Assert.InRange(extractor.HeldOut[attribute], 0.99, 1));
        Assert.All(["fringe_style", "eye_color", "eye_shape", "accessory", "background_style"], attribute => Assert.InRange(extractor.HeldOut[attribute], 0.9, 1));
        Assert.Matches("^[0-9a-f]{64}$", extractor.Hash);
    }

    [Fact]
    public void Train_SameSeedTwice_GivesTheSameFile()
    {
        using var one = FeatureExtractor.Train(_few, token: TestContext.Current.CancellationToken);
        using var two = FeatureExtractor.Train(_few, token: TestContext.Current.CancellationToken);
        using var other = FeatureExtractor.Train(_few with { Seed = 4 }, token: TestContext.Current.CancellationToken);

        Assert.Equal(one.Hash, two.Hash);
        Assert.NotEqual(one.Hash, other.Hash);
    }

    [Fact]
    public void Save_ThenOpen_GivesTheSameFeatures()
    {
        using var folder = new TemporaryFolder();
        using var extractor = FeatureExtractor.Train(_few, token: TestContext.Current.CancellationToken);
        RgbImage[] pictures = [Draw(SynthAnime.Attributes(1, 1), 32), Draw(SynthAnime.Attributes(1, 2), 32)];

        extractor.Save(folder["x.safetensors"]);
        using var opened = FeatureExtractor.Open(folder["x.safetensors"]);

        using var scope = NewDisposeScope();
        Assert.Equal(extractor.Hash, opened.Hash);
        Assert.True(extractor.Features(pictures).equal(opened.Features(pictures)).all().item<bool>());
    }

    [Fact]
    public void Features_OfAPicture_DoNotDependOnItsBatchAndHaveGradients()
    {
        using var extractor = FeatureExtractor.BuiltIn();
        RgbImage[] pictures = [.. Enumerable.Range(0, 3).Select(index => Draw(SynthAnime.Attributes(5, index), 48))];
        using var scope = NewDisposeScope();
        var images = ImageTensors.FromImages(pictures).requires_grad_();

        var together = extractor.Features(images);
        together.square().sum().backward();

        using var alone = extractor.Features([pictures[1]]);
        Assert.True(allclose(together[1], alone[0], rtol: 1e-4, atol: 1e-4));
        Assert.True(images.grad!.abs().amax([1, 2, 3]).gt(0).all().item<bool>());
    }

    /// <summary>The filter as two matrix products against the filter on bytes, which rounds.</summary>
    [Theory]
    [InlineData(32)]
    [InlineData(100)]
    [InlineData(128)]
    public void Resize_Tensors_AgreesWithTheFilterOnBytes(int size)
    {
        var picture = Draw(SynthAnime.Attributes(6, 1), size);
        var bytes = Lanczos.Resize(picture, new PictureOptions { Width = 64, Height = 64 });
        using var scope = NewDisposeScope();

        var resized = LanczosTensors.Resize(ImageTensors.FromImages([picture]), 64);

        var difference = (resized - ImageTensors.FromImages([bytes])).abs().max().item<float>();
        Assert.InRange(difference, 0, 1.01f / 127.5f);
    }

    [Fact]
    public void Attribute_UnknownName_NamesThoseThereAre()
    {
        Assert.Equal("hair_color", FeatureExtractor.Attribute("hairColor").Name);

        var error = Assert.Throws<ArgumentException>(() => FeatureExtractor.Attribute("height"));

        Assert.Contains("hair_style", error.Message, StringComparison.Ordinal);
    }

    private static double Share(IEnumerable<string> named, IEnumerable<string> truth) => named.Zip(truth, (a, b) => a == b ? 1.0 : 0.0).Average();

    private static RgbImage Draw(SynthAttributes face, int size)
    {
        var planes = new byte[3 * size * size];
        SynthAnime.Render(face, size, planes);
        return Planes.ToImage(planes, size, size);
    }
}
