using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

public sealed class NearestNeighboursTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImageSet _images;

    public NearestNeighboursTests()
    {
        TinyRun.WriteDiscs(_folder["data"], 2100, 16);
        _images = ImageSet.Open(_folder["data"]);
    }

    public void Dispose()
    {
        _images.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Find_PicturesOfTheSet_AreAtDistanceZero()
    {
        var found = NearestNeighbours.Find([_images.Image(3), _images.Image(2099)], _images);

        Assert.All(found, neighbour => Assert.Equal(0, neighbour.Distance));
        Assert.Equal(_images.Image(3).Pixels, _images.Image(found[0].Index).Pixels);
    }

    [Fact]
    public void Find_NoisyPictures_AgreesWithASlowSearch()
    {
        var random = new Random(1);
        var noisy = Enumerable.Range(0, 5).Select(n => _images.Image(n * 400).Pixels.Select(pixel => (byte)Math.Clamp(pixel + random.Next(-90, 91), 0, 255)).ToArray());
        var pictures = noisy.Select(pixels => new RgbImage(16, 16, pixels)).ToList();

        var found = NearestNeighbours.Find(pictures, _images);

        var slow = pictures.Select(picture => Enumerable.Range(0, _images.Count).Min(index => NearestNeighbours.Distance(picture, _images.Image(index))));
        Assert.Equal(slow, found.Select(neighbour => neighbour.Distance));
    }

    [Fact]
    public void Distance_FiveBrighter_IsFive() =>
        Assert.Equal(5, NearestNeighbours.Distance(new RgbImage(2, 1, [1, 2, 3, 4, 5, 6]), new RgbImage(2, 1, [6, 7, 8, 9, 10, 11])));

    [Fact]
    public void Find_OtherSize_NamesBoth()
    {
        var fault = Assert.Throws<ArgumentException>(() => NearestNeighbours.Find([new RgbImage(2, 1, new byte[6])], _images));

        Assert.Contains("16×16", fault.Message, StringComparison.Ordinal);
        Assert.Contains("2×1", fault.Message, StringComparison.Ordinal);
    }
}
