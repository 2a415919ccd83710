namespace AnimeGan.Imaging;

/// <summary>Turns files into pixels and back. Safe to call from any number of threads at once.</summary>
/// <remarks>
/// Decodes by libvips, through NetVips: its untrusted loaders blocked, one worker a call, JPEG shrunk while decoding; plain JPEGs by
/// the system's libjpeg-turbo, where it has one, with the same pixels; resizes by <see cref="Lanczos"/> alone. Encodes by ImageSharp,
/// which is given nothing but pixels of the kit's own. libvips is loaded at the first picture that it decodes.
/// </remarks>
public static class Pictures
{
    /// <summary>Who decodes, and its version, such as "libvips 8.18.2".</summary>
    /// <exception cref="DllNotFoundException">There is no libvips for this system.</exception>
    public static string Decoder => $"libvips {VipsLibrary.Load()}";

    /// <summary>Whether the system has a libjpeg-turbo (libturbojpeg.so.0), which prepares plain JPEGs some 1.4 times as fast.</summary>
    public static bool HasTurboJpeg => TurboJpeg.IsAvailable;

    /// <summary>Reads a file's header.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="PictureException">It holds no picture.</exception>
    public static PictureInfo Identify(ReadOnlySpan<byte> file)
    {
        PictureFormat format = PictureChecks.Recognise(file);
        if (format == PictureFormat.Bmp)
        {
            return BmpDecoder.Identify(file);
        }

        return Header(file, format).Describe(format);
    }

    /// <summary>
    /// Decodes a file to 8-bit sRGB: EXIF orientation and colour profile applied; grey, palette, CMYK and 16 bits converted;
    /// transparency flattened onto the background; resized as the options say.
    /// </summary>
    /// <param name="file">The whole file; its name is of no interest.</param>
    /// <param name="options">Target size, fit, background, limit.</param>
    /// <param name="beforeDecoding">Told what the header says before memory is taken for pixels; what it throws comes through.</param>
    /// <exception cref="PictureException">It holds no picture, or more pixels than allowed, or is truncated or damaged.</exception>
    public static RgbImage Load(ReadOnlySpan<byte> file, PictureOptions options, Action<PictureInfo>? beforeDecoding = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        PictureFormat format = PictureChecks.Recognise(file);
        if (format == PictureFormat.Bmp)
        {
            // libvips reads bitmaps only through ImageMagick, which is blocked and which NetVips.Native has not.
            PictureInfo bitmap = BmpDecoder.Identify(file);
            beforeDecoding?.Invoke(bitmap);
            PictureChecks.Size(bitmap.Width, bitmap.Height, options.MaxPixels);
            return Lanczos.Resize(BmpDecoder.Decode(file, options.Background), options);
        }

        JpegHeader? jpeg = format == PictureFormat.Jpeg ? JpegHeader.Read(file) : null;
        VipsHeader header = jpeg?.AsLibvipsReadsIt() ?? Header(file, format);
        beforeDecoding?.Invoke(header.Describe(format));
        PictureChecks.Size(header.Width, header.Height, options.MaxPixels);
        PictureChecks.Depth(header.Bits);
        var plan = ResizePlan.Create(header.Width, header.Height, header.Orientation, options);
        if (jpeg is { IsPlain: true } plain && TurboJpeg.Decode(file, plain, plan) is { } decoded)
        {
            return decoded;
        }

        int shrink = format == PictureFormat.Jpeg ? plan.ShrinkOnLoad() : 1;
        using var opened = new VipsFile(file, format);
        using VipsPicture picture = opened.Decode(shrink, options.Background);
        return plan.Run(picture.Width, picture.Height, shrink, picture.Rows);
    }

    /// <summary>Decodes a PNG (or any other format that is read) at its own size.</summary>
    /// <param name="png">The whole file.</param>
    /// <exception cref="PictureException">It holds no picture.</exception>
    public static RgbImage DecodePng(byte[] png) => Load(png, PictureOptions.Natural);

    /// <summary>Encodes a picture as PNG without metadata; the same pixels give the same bytes.</summary>
    /// <param name="image">The picture.</param>
    public static byte[] EncodePng(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return PlainPng.Encode(image.Width, image.Height, 3, image.Pixels);
    }

    /// <summary>Encodes a picture that is to be printed at a resolution, which the file says.</summary>
    internal static byte[] EncodePng(RgbImage image, int dotsPerInch) => PlainPng.Encode(image.Width, image.Height, image.Pixels, dotsPerInch);

    private static VipsHeader Header(ReadOnlySpan<byte> file, PictureFormat format)
    {
        using var opened = new VipsFile(file, format);
        return opened.Header();
    }
}
