using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Imaging;

/// <summary>The header read without libvips is the one that libvips reads, or none.</summary>
public sealed class JpegHeaderTests(PictureFixture pictures) : IClassFixture<PictureFixture>
{
    [Fact]
    public void Read_EveryJpeg_IsWhatLibvipsReadsOrNothing()
    {
        string[] files = [.. pictures.Cases.Select(picture => picture.File).Where(file => file.EndsWith(".jpg", StringComparison.Ordinal)).Distinct()];
        int read = 0;

        foreach (string file in files)
        {
            byte[] content = pictures.Read(file);
            using var opened = new VipsFile(content, PictureFormat.Jpeg);
            if (JpegHeader.Read(content) is { } header)
            {
                Assert.Equal(opened.Header(), header);
                read++;
            }
        }

        Assert.InRange(read, 5, files.Length - 9); // All but those with Exif data and CMYK.
        Assert.Null(JpegHeader.Read(pictures.Read("exif6.jpg")));
        Assert.Null(JpegHeader.Read(pictures.Read("cmyk.jpg")));
    }

    [Fact]
    public void Read_CutAnywhere_GivesTheHeaderOrNothing()
    {
        byte[] content = pictures.Read("full.jpg");
        VipsHeader? whole = JpegHeader.Read(content);

        for (int length = 0; length < 1000; length++)
        {
            VipsHeader? header = JpegHeader.Read(content.AsSpan(0, length));
            Assert.True(header is null || header == whole);
        }
    }
}
