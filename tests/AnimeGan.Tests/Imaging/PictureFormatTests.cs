using System.Text;
using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Imaging;

public sealed class PictureFormatTests
{
    [Theory]
    [InlineData("avif", "mif1", PictureFormat.Avif)]
    [InlineData("avis", "msf1", PictureFormat.Avif)]
    [InlineData("mif1", "avif", PictureFormat.Avif)]
    [InlineData("heic", "mif1", PictureFormat.Other)]
    [InlineData("mif1", "heic", PictureFormat.Other)]
    [InlineData("isom", "mp41", PictureFormat.Unknown)]
    public void Sniff_Brands_TellTheFormat(string main, string other, PictureFormat expected) =>
        Assert.Equal(expected, PictureFormats.Sniff(Container(main, other)));

    [Fact]
    public void Sniff_BrandBeyondItsBox_DoesNotCount() => Assert.Equal(PictureFormat.Unknown, PictureFormats.Sniff(Container("isom", "mp41", "avif")));

    public static TheoryData<byte[], string> Unread => new()
    {
        { Container("heic", "mif1"), "HEIC is not read" },
        { [0xFF, 0x0A, 0x57, 0x40], "JPEG XL is not read" },
        { [0, 0, 0, 12, .. "jP  \r\n"u8, 0x87, 0x0A], "JPEG 2000 is not read" },
        { [.. "8BPS"u8, 0, 1], "Photoshop's own format is not read" },
        { [0, 0, 1, 0, 1, 0], "An icon (ICO) is not read" },
        { [.. "P6\n4 4\n255\n"u8], "PPM (or PGM, PBM) is not read" },
    };

    [Theory]
    [MemberData(nameof(Unread))]
    public void Load_FormatThatIsNotRead_IsNamedAndRefused(byte[] file, string expected)
    {
        var error = Assert.Throws<PictureException>(() => Pictures.Load(file, PictureOptions.Natural));

        Assert.Equal(PictureProblem.Unsupported, error.Problem);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    /// <summary>The beginning of a file: a box of 20 bytes with two brands, and what follows it.</summary>
    private static byte[] Container(string main, string other, string after = "meta") =>
        [0, 0, 0, 20, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(main), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(other), .. Encoding.ASCII.GetBytes(after), 0, 0, 0, 100];
}
