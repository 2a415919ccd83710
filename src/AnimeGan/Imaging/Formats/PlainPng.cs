using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using Image = SixLabors.ImageSharp.Image;

namespace AnimeGan.Imaging;

/// <summary>Writes PNGs of pixels that the kit made: grey, grey with alpha, RGB and RGBA; the same pixels give the same bytes everywhere.</summary>
/// <remarks>
/// ImageSharp's encoder, whose compression is managed code. 8 bits a channel, nothing of metadata. Filter and level by what they do to
/// grids of faces (src/decisions/0011-presentation.md): higher levels take twice the time for a few hundredths of the size.
/// </remarks>
public static class PlainPng
{
    /// <summary>Encodes pixels.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGBA; alpha 0 is transparent, 255 opaque.</param>
    /// <param name="pixels">width · height · channels bytes, by row, the channels of a pixel together.</param>
    /// <exception cref="ArgumentException">A size is out of range, or the number of bytes does not fit.</exception>
    public static byte[] Encode(int width, int height, int channels, ReadOnlySpan<byte> pixels)
    {
        if (width < 1 || height < 1 || channels is < 1 or > 4 || pixels.Length != (long)width * height * channels)
        {
            throw new ArgumentException($"A picture of {width}×{height} with {channels} channels (1 to 4) needs {(long)width * height * channels} bytes, got {pixels.Length}.", nameof(pixels));
        }

        return channels switch
        {
            1 => Encode<L8>(width, height, PngColorType.Grayscale, pixels),
            2 => Encode<La16>(width, height, PngColorType.GrayscaleWithAlpha, pixels),
            3 => Encode<Rgb24>(width, height, PngColorType.Rgb, pixels),
            _ => Encode<Rgba32>(width, height, PngColorType.RgbWithAlpha, pixels),
        };
    }

    /// <summary>Encodes pixels of red, green and blue that are to be printed at a resolution.</summary>
    internal static byte[] Encode(int width, int height, ReadOnlySpan<byte> pixels, int dotsPerInch) => Encode<Rgb24>(width, height, PngColorType.Rgb, pixels, dotsPerInch);

    private static byte[] Encode<TPixel>(int width, int height, PngColorType colours, ReadOnlySpan<byte> pixels, int? dotsPerInch = null)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using var image = Image.LoadPixelData<TPixel>(Encoders.Configuration, pixels, width, height);
        if (dotsPerInch is { } dots)
        {
            (image.Metadata.ResolutionUnits, image.Metadata.HorizontalResolution, image.Metadata.VerticalResolution) = (PixelResolutionUnit.PixelsPerInch, dots, dots);
        }

        using var file = new MemoryStream();
        image.Save(file, new PngEncoder
        {
            BitDepth = PngBitDepth.Bit8,
            ColorType = colours,
            FilterMethod = PngFilterMethod.Adaptive,
            CompressionLevel = PngCompressionLevel.Level3,
            IgnoreMetadata = dotsPerInch is null,

            // What lies under transparent pixels stays as it is.
            TransparentColorMode = PngTransparentColorMode.Preserve,
        });
        return file.ToArray();
    }
}
