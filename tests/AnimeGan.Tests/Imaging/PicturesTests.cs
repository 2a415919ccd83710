using System.Globalization;
using System.Text;
using AnimeGan.Imaging;
using Xunit;
using Vips = NetVips;

namespace AnimeGan.Tests.Imaging;

/// <summary>What an engine must do, run against the kit's.</summary>
public sealed class PicturesTests(PictureFixture pictures) : IClassFixture<PictureFixture>
{
    [Fact]
    public void Load_EveryKindOfPicture_GivesTheExpectedColours()
    {
        var wrong = new StringBuilder();
        Assert.True(pictures.Cases.Count > 80);

        foreach (PictureCase picture in pictures.Cases)
        {
            PictureOptions options = picture.Target is { } target
                ? new PictureOptions { Width = target[0], Height = target[1], Fit = Enum.Parse<PictureFit>(picture.Fit!, ignoreCase: true) }
                : PictureOptions.Natural;
            RgbImage image = Pictures.Load(pictures.Read(picture.File), options);
            if ((image.Width, image.Height) != (picture.Width, picture.Height))
            {
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{picture.File}: {image.Width}×{image.Height}, expected {picture.Width}×{picture.Height}");
                continue;
            }

            int[] differences = [.. image.Pixels.Zip(pictures.Read(picture.Expected), (a, b) => Math.Abs(a - b))];
            if (differences.Max() > picture.Most || differences.Average() > picture.Mean)
            {
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{picture.File} {picture.Fit} {picture.Width}×{picture.Height}: most {differences.Max()} of {picture.Most}, mean {differences.Average():F3} of {picture.Mean}");
            }
        }

        Assert.Equal(string.Empty, wrong.ToString());
    }

    [Theory]
    [InlineData("full.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("1024x768.jpg")]
    [InlineData("rgb.png")]
    [InlineData("interlaced.png")]
    [InlineData("lossless.webp")]
    [InlineData("palette.gif")]
    [InlineData("rgb.tif")]
    [InlineData("rgb.bmp")]
    public void Load_TruncatedFile_IsDamaged(string file)
    {
        byte[] whole = pictures.Read(file);
        foreach (double part in (double[])[0.5, 0.9])
        {
            byte[] cut = whole[..(int)(whole.Length * part)];

            PictureException error = Assert.Throws<PictureException>(() => Pictures.Load(cut, new PictureOptions { Width = 16, Height = 16 }));

            Assert.Equal(PictureProblem.Damaged, error.Problem);
        }
    }

    [Fact]
    public void Load_FlippedBytes_GivesAPictureOrAPictureException()
    {
        var random = new Random(7);
        var options = new PictureOptions { Width = 16, Height = 16, MaxPixels = 1 << 20 };
        string[] files = [.. pictures.Cases.Select(picture => picture.File).Where(file => !file.Contains('x', StringComparison.Ordinal)).Distinct()];
        int refused = 0;
        Assert.True(files.Length > 25);

        foreach (string file in files)
        {
            byte[] whole = pictures.Read(file);
            for (int round = 0; round < 20; round++)
            {
                byte[] broken = [.. whole];
                for (int i = 0; i < 8; i++)
                {
                    broken[random.Next(Math.Min(broken.Length, round < 10 ? 200 : int.MaxValue))] = (byte)random.Next(256);
                }

                try
                {
                    Assert.Equal(16 * 16 * 3, Pictures.Load(broken, options).Pixels.Length);
                }
                catch (PictureException)
                {
                    refused++;
                }
            }
        }

        Assert.InRange(refused, files.Length, files.Length * 20);
    }

    [Fact]
    public void Load_NotAPicture_SaysSo()
    {
        Assert.Equal(PictureProblem.Empty, Assert.Throws<PictureException>(() => Pictures.Load([], PictureOptions.Natural)).Problem);
        Assert.Equal(PictureProblem.NotAPicture, Assert.Throws<PictureException>(() => Pictures.Load("<html></html>"u8, PictureOptions.Natural)).Problem);
        Assert.Equal(PictureProblem.NotAPicture, Assert.Throws<PictureException>(() => Pictures.Identify("<svg/>"u8)).Problem);
    }

    [Fact]
    public void Load_Anything_LeavesLibvipsWithoutItsUntrustedLoaders()
    {
        Pictures.Load(pictures.Read("rgb.png"), PictureOptions.Natural);
        byte[] drawing = [.. "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'/>"u8];

        var refused = Assert.Throws<Vips.VipsException>(() => Vips.Operation.Call("svgload_buffer", drawing));

        Assert.Contains("blocked", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, Vips.NetVips.Concurrency);
        Assert.Equal(0, Vips.Cache.Max);
    }

    /// <summary>Pictures of floats, 0 to 1, came out black.</summary>
    [Fact]
    public void Load_PictureOfFloats_IsNamedAndRefused()
    {
        using var grey = Vips.Image.NewFromMemoryCopy<float>([0f, 0.5f, 1f, 0.25f], 2, 2, 1, Vips.Enums.BandFormat.Float);

        var error = Assert.Throws<PictureException>(() => Pictures.Load(grey.TiffsaveBuffer(), PictureOptions.Natural));

        Assert.Equal(PictureProblem.Unsupported, error.Problem);
        Assert.Contains("32 bits a channel", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DecompressionBomb_IsRefusedFromItsHeader()
    {
        byte[] bomb = PictureBytes.PngBomb(50000, 50000);
        long before = GC.GetTotalAllocatedBytes();

        PictureException error = Assert.Throws<PictureException>(() => Pictures.Load(bomb, new PictureOptions { Width = 64, Height = 64 }));

        Assert.Equal(PictureProblem.TooLarge, error.Problem);
        Assert.Contains("50000×50000", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 4 << 20);
    }

    [Fact]
    public void Load_Background_ShowsThroughAndAround()
    {
        byte[] file = pictures.Read("alpha.png"); // 97×61, its first pixel fully transparent, its last opaque.
        var options = new PictureOptions { Width = 97, Height = 97, Fit = PictureFit.Pad, Background = new RgbColor(255, 0, 128) };

        RgbImage image = Pictures.Load(file, options);

        Assert.Equal([255, 0, 128], image.Pixels[..3]);
        Assert.Equal([255, 0, 128], image.Pixels.AsSpan(18 * 97 * 3, 3).ToArray());
        Assert.NotEqual([255, 0, 128], image.Pixels.AsSpan(((18 + 60) * 97 * 3) + (96 * 3), 3).ToArray());
    }

    [Fact]
    public void Identify_TurnedPicture_GivesTheShownSize()
    {
        PictureInfo info = Pictures.Identify(pictures.Read("exif6.jpg"));

        Assert.Equal(new PictureInfo(PictureFormat.Jpeg, 61, 97, 3, 8), info);
        Assert.Equal(new PictureInfo(PictureFormat.Png, 97, 61, 4, 16), Pictures.Identify(pictures.Read("deep-alpha.png")));
    }

    [Fact]
    public void EncodePng_Decoded_GivesTheSamePixels()
    {
        RgbImage image = Pictures.DecodePng(pictures.Read("rgb.png"));

        byte[] png = Pictures.EncodePng(image);

        Assert.Equal(image.Pixels, Pictures.DecodePng(png).Pixels);
        Assert.Equal(png, Pictures.EncodePng(image));
        Parallel.For(0, 16, _ => Assert.Equal(png, Pictures.EncodePng(image)));
        Assert.Equal(PictureFormat.Png, PictureFormats.Sniff(png));
    }

    [Fact]
    public void Load_FromManyThreads_GivesWhatOneThreadGives()
    {
        byte[] file = pictures.Read("1024x768.jpg");
        var options = new PictureOptions { Width = 64, Height = 64 };
        byte[] expected = Pictures.Load(file, options).Pixels;

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, Pictures.Load(file, options).Pixels));
    }
}
