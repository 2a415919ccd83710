using AnimeGan.Imaging;
using Vips = NetVips;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Pictures of every format that is read, at most 256×256.</summary>
internal sealed class PictureTarget() : FuzzTarget("pictures", "pictures (BMP, PNG, JPEG, WebP, GIF, TIFF): header and pixels", typeof(PictureException))
{
    private static readonly PictureOptions _small = new() { MaxPixels = 1 << 16 };

    public override IEnumerable<byte[]> Seeds()
    {
        var image = new RgbImage(5, 4, [.. Enumerable.Range(0, 60).Select(i => (byte)(i * 4))]);
        _ = Pictures.Decoder;
        using var picture = Vips.Image.NewFromMemoryCopy(image.Pixels.ToArray(), 5, 4, 3, Vips.Enums.BandFormat.Uchar).Copy(interpretation: Vips.Enums.Interpretation.Srgb);
        return [Pictures.EncodePng(image), Bitmap(24, 60 + 4), Bitmap(8, 1024 + 32), picture.JpegsaveBuffer(), picture.WebpsaveBuffer(), picture.GifsaveBuffer(), picture.TiffsaveBuffer()];
    }

    public override string Read(byte[] input) =>
        Attempt(() => Pictures.Identify(input) is var info ? $"{info.Format} {info.Width > 0}" : null)
        + Attempt(() => Pictures.Load(input, _small).Width > 0)
        + Attempt(() => Pictures.Load(input, _small with { Width = 3, Height = 3, Fit = PictureFit.Pad }).Width);

    // BITMAPFILEHEADER and BITMAPINFOHEADER of 5×4 pixels, then the palette and the rows.
    private static byte[] Bitmap(byte bits, int rest) =>
    [
        .. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, 54, bits == 8 ? (byte)4 : (byte)0, 0, 0,
        40, 0, 0, 0, 5, 0, 0, 0, 4, 0, 0, 0, 1, 0, bits, 0, .. new byte[24], .. new byte[rest],
    ];
}
