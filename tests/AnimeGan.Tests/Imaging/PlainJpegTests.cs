using AnimeGan.Imaging;
using Xunit;

namespace AnimeGan.Tests.Imaging;

/// <summary>What is read of a JPEG without libvips, header and pixels, is what libvips reads, or nothing.</summary>
public sealed class PlainJpegTests(PictureFixture pictures) : IClassFixture<PictureFixture>
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
                Assert.Equal(opened.Header(), header.AsLibvipsReadsIt());
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
        JpegHeader? whole = JpegHeader.Read(content);

        for (int length = 0; length < 1000; length++)
        {
            JpegHeader? header = JpegHeader.Read(content.AsSpan(0, length));
            Assert.True(header is null || header == whole);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Decode_EveryPlainJpeg_GivesThePixelsOfLibvips(int shrink)
    {
        Assert.True(TurboJpeg.IsAvailable, "libturbojpeg.so.0 is missing; run 'bash environment/setup.sh'.");
        int decoded = 0;

        foreach (string file in pictures.Cases.Select(picture => picture.File).Where(file => file.EndsWith(".jpg", StringComparison.Ordinal)).Distinct())
        {
            byte[] content = pictures.Read(file);
            if (JpegHeader.Read(content) is not { IsPlain: true } header || Math.Min(header.Width, header.Height) < 2 * shrink)
            {
                continue;
            }

            var options = new PictureOptions { Width = header.Width / (2 * shrink), Height = header.Height / (2 * shrink), Fit = PictureFit.Stretch };
            var plan = ResizePlan.Create(header.Width, header.Height, orientation: 1, options);
            using var opened = new VipsFile(content, PictureFormat.Jpeg);
            using VipsPicture picture = opened.Decode(plan.ShrinkOnLoad(), options.Background);
            RgbImage expected = plan.Run(picture.Width, picture.Height, plan.ShrinkOnLoad(), picture.Rows);

            RgbImage? image = TurboJpeg.Decode(content, header, plan);

            Assert.Equal(shrink, plan.ShrinkOnLoad());
            Assert.Equal(expected.Pixels, image?.Pixels);
            decoded++;
        }

        Assert.True(decoded >= 3, $"{decoded} pictures were plain.");
    }

    [Fact]
    public void Decode_DamagedPicture_IsLeftToLibvips()
    {
        byte[] content = pictures.Read("full.jpg");
        JpegHeader header = JpegHeader.Read(content)!.Value;
        var plan = ResizePlan.Create(header.Width, header.Height, orientation: 1, new PictureOptions { Width = 8, Height = 8 });

        Assert.NotNull(TurboJpeg.Decode(content, header, plan));
        Assert.Null(TurboJpeg.Decode(content.AsSpan(0, content.Length / 2), header, plan));
        Assert.False(JpegHeader.Read(pictures.Read("progressive.jpg"))!.Value.IsPlain);
    }
}
