using AnimeGan.Imaging;
using Xunit;
using Vips = NetVips;

namespace AnimeGan.Tests.Imaging;

/// <summary>AVIF, in files that libvips itself writes: the Pillow of the oracle does not know it everywhere.</summary>
public sealed class AvifTests(PictureFixture pictures) : IClassFixture<PictureFixture>
{
    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    public void Load_Avif_GivesTheColours(int bits)
    {
        RgbImage picture = Pictures.Load(pictures.Read("rgb.png"), PictureOptions.Natural);
        byte[] file = Write(picture.Pixels, picture.Width, picture.Height, bands: 3, bits);

        RgbImage read = Pictures.Load(file, PictureOptions.Natural);

        Assert.Equal((picture.Width, picture.Height), (read.Width, read.Height));
        int[] differences = [.. read.Pixels.Zip(picture.Pixels, (a, b) => Math.Abs(a - b))];
        Assert.InRange(differences.Max(), 0, 24);
        Assert.InRange(differences.Average(), 0, 1);
        Assert.Equal(new PictureInfo(PictureFormat.Avif, picture.Width, picture.Height, 3, bits == 8 ? 8 : 16), Pictures.Identify(file));
    }

    [Fact]
    public void Load_TransparentAvif_ShowsTheBackground()
    {
        byte[] clear = [.. Enumerable.Range(0, 32 * 32).SelectMany(i => new byte[] { 20, 90, 160, i % 32 < 16 ? (byte)0 : (byte)255 })];
        byte[] file = Write(clear, 32, 32, bands: 4, bits: 8);

        RgbImage read = Pictures.Load(file, PictureOptions.Natural with { Background = new RgbColor(255, 0, 128) });

        Assert.Equal([255, 0, 128], read.Pixels[..3]);
        Assert.InRange(read.Pixels[31 * 3], 16, 24);
        Assert.InRange(read.Pixels[(31 * 3) + 2], 156, 164);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Load_TruncatedAvif_IsDamaged(double part)
    {
        RgbImage picture = Pictures.Load(pictures.Read("rgb.png"), PictureOptions.Natural);
        byte[] file = Write(picture.Pixels, picture.Width, picture.Height, bands: 3, bits: 8);

        var error = Assert.Throws<PictureException>(() => Pictures.Load(file.AsSpan(0, (int)(file.Length * part)), new PictureOptions { Width = 16, Height = 16 }));

        Assert.Equal(PictureProblem.Damaged, error.Problem);
    }

    private static byte[] Write(byte[] pixels, int width, int height, int bands, int bits)
    {
        using var raw = Vips.Image.NewFromMemoryCopy<byte>(pixels, width, height, bands, Vips.Enums.BandFormat.Uchar);
        using var picture = raw.Copy(interpretation: Vips.Enums.Interpretation.Srgb);
        return picture.HeifsaveBuffer(q: 95, bitdepth: bits, effort: 0, compression: Vips.Enums.ForeignHeifCompression.Av1, subsampleMode: Vips.Enums.ForeignSubsample.Off);
    }
}
