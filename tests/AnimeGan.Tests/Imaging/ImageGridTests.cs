using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Imaging;

public sealed class ImageGridTests
{
    [Fact]
    public void Compose_ThreePicturesInTwoColumns_PutsEachInItsPlace()
    {
        RgbImage[] images = [Flat(2, 1, 10), Flat(2, 1, 20), Flat(2, 1, 30)];

        RgbImage grid = ImageGrid.Compose(images, columns: 2, padding: 1, background: 7);

        Assert.Equal((7, 5), (grid.Width, grid.Height));
        byte[] red = [.. grid.Pixels.Where((_, i) => i % 3 == 0)];
        byte[] expected =
        [
            7, 7, 7, 7, 7, 7, 7,
            7, 10, 10, 7, 20, 20, 7,
            7, 7, 7, 7, 7, 7, 7,
            7, 30, 30, 7, 7, 7, 7,
            7, 7, 7, 7, 7, 7, 7,
        ];
        Assert.Equal(expected, red);
    }

    [Fact]
    public void Compose_DifferentSizes_NamesTheOddOne()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ImageGrid.Compose([Flat(2, 2, 0), Flat(2, 3, 0)], columns: 2));

        Assert.Contains("number 1 is 2×3", error.Message, StringComparison.Ordinal);
    }

    private static RgbImage Flat(int width, int height, byte value)
    {
        byte[] pixels = new byte[width * height * 3];
        pixels.AsSpan().Fill(value);
        return new RgbImage(width, height, pixels);
    }
}
