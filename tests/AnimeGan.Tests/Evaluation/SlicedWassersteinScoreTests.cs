using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

public sealed class SlicedWassersteinScoreTests
{
    private const int Count = 64;

    [Fact]
    public void Measure_DataItself_IsZero()
    {
        Assert.Equal(0, Measure(images => images), 1e-9);
    }

    [Fact]
    public void Measure_BrighterByTen_GrowsWithTheShift()
    {
        var five = Measure(images => images.Select(image => Change(image, (pixel, _) => pixel + 5)));
        var ten = Measure(images => images.Select(image => Change(image, (pixel, _) => pixel + 10)));

        Assert.InRange(ten / five, 1.9, 2.1);
    }

    [Fact]
    public void Measure_Collapse_IsFarFromZero()
    {
        var other = Measure(images => images.Reverse());
        var collapsed = Measure(images => Enumerable.Repeat(images[5], Count));

        Assert.True(collapsed > 5 * other, $"collapsed {collapsed}, other order {other}");
    }

    [Fact]
    public void Measure_Noise_CostsMoreThanLessNoise()
    {
        var little = Measure(images => images.Select(image => Change(image, (pixel, i) => pixel + (i * 7919 % 21) - 10)));
        var much = Measure(images => images.Select(image => Change(image, (pixel, i) => pixel + (i * 7919 % 81) - 40)));

        Assert.InRange(little, 1e-3, much / 2);
    }

    [Fact]
    public void Measure_OtherNumberOfSamples_Throws()
    {
        Assert.Throws<ArgumentException>(() => Measure(images => images.Skip(1)));
    }

    private static double Measure(Func<IReadOnlyList<RgbImage>, IEnumerable<RgbImage>> change)
    {
        using var folder = new TemporaryFolder();
        TinyRun.WriteDiscs(folder["data"], Count, 16);
        using var data = ImageSet.Open(folder["data"]);
        var score = new SlicedWassersteinScore(data, Count);
        return score.Measure([.. change([.. Enumerable.Range(0, Count).Select(data.Image)])]);
    }

    private static RgbImage Change(RgbImage image, Func<int, int, int> change) =>
        new(image.Width, image.Height, [.. image.Pixels.Select((pixel, index) => (byte)Math.Clamp(change(pixel, index), 0, 255))]);
}
