using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Imaging;

/// <summary>What the engine reads from each kind of PNG: two pixels, the second one transparent where there is alpha.</summary>
public sealed class PlainPngTests
{
    [Theory]
    [InlineData(1, new byte[] { 10, 200 }, new byte[] { 10, 10, 10, 200, 200, 200 })]
    [InlineData(2, new byte[] { 10, 255, 200, 0 }, new byte[] { 10, 10, 10, 0, 0, 0 })]
    [InlineData(3, new byte[] { 1, 2, 3, 250, 251, 252 }, new byte[] { 1, 2, 3, 250, 251, 252 })]
    [InlineData(4, new byte[] { 1, 2, 3, 255, 250, 251, 252, 0 }, new byte[] { 1, 2, 3, 0, 0, 0 })]
    public void Encode_EachNumberOfChannels_IsReadOnTheBackground(int channels, byte[] pixels, byte[] expected)
    {
        var png = PlainPng.Encode(2, 1, channels, pixels);

        var read = Pictures.Load(png, PictureOptions.Natural with { Background = new RgbColor(0, 0, 0) });

        Assert.Equal((2, 1), (read.Width, read.Height));
        Assert.Equal(expected, read.Pixels);
    }

    [Fact]
    public void Encode_TooFewBytes_SaysHowManyAreNeeded()
    {
        var error = Assert.Throws<ArgumentException>(() => PlainPng.Encode(2, 2, 4, new byte[4]));

        Assert.Contains("needs 16 bytes, got 4", error.Message, StringComparison.Ordinal);
    }
}
