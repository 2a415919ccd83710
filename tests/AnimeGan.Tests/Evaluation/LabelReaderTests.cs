using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

public sealed class LabelReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_HairColorOfFreshFaces_IsNearlyAlwaysRight()
    {
        SynthAnime.WriteSet(_folder["faces"], 1200, size: 16, seed: 3, overwrite: false, progress: null, TestContext.Current.CancellationToken);
        using var images = ImageSet.Open(_folder["faces"]);

        var reader = LabelReader.Fit(images, "hair_color", pictures: 800);

        Assert.InRange(reader.Accuracy(images, "hair_color", from: 800), 0.95, 1);
        Assert.Equal(reader.Accuracy(images, "hair_color", from: 1199), reader.Read(images.Image(1199)) == images.Labels!.Column("hair_color")[1199] ? 1 : 0);
    }

    [Fact]
    public void Read_OtherSize_NamesBoth()
    {
        SynthAnime.WriteSet(_folder["faces"], 40, size: 16, seed: 3, overwrite: false, progress: null, TestContext.Current.CancellationToken);
        using var images = ImageSet.Open(_folder["faces"]);
        var reader = LabelReader.Fit(images, "hair_color", pictures: 40);

        var error = Assert.Throws<ArgumentException>(() => reader.Read(new RgbImage(2, 2, new byte[12])));

        Assert.Contains("256 pixels, got 2×2", error.Message, StringComparison.Ordinal);
    }
}
