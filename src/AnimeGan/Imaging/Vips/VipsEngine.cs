namespace AnimeGan.Imaging;

/// <summary>
/// Decodes by libvips, through NetVips: its untrusted loaders blocked, one worker a call, JPEG shrunk while decoding; plain JPEGs by
/// the system's libjpeg-turbo, where it has one, with the same pixels. Encodes by ImageSharp, which is given nothing but pixels of the
/// kit's own. libvips is loaded at the first picture that it decodes.
/// </summary>
public sealed class VipsEngine : IPictureEngine
{
    /// <inheritdoc/>
    public string Name => "libvips";

    /// <inheritdoc/>
    /// <exception cref="DllNotFoundException">There is no libvips for this system.</exception>
    public string Version => VipsLibrary.Load();

    /// <summary>Whether the system has a libjpeg-turbo (libturbojpeg.so.0), which prepares plain JPEGs some 1.4 times as fast.</summary>
    public static bool HasTurboJpeg => TurboJpeg.IsAvailable;

    /// <inheritdoc/>
    public PictureInfo Identify(ReadOnlySpan<byte> file)
    {
        PictureFormat format = PictureChecks.Recognise(file);
        if (format == PictureFormat.Bmp)
        {
            return BmpDecoder.Identify(file);
        }

        return Header(file, format).Describe(format);
    }

    /// <inheritdoc/>
    public RgbImage Load(ReadOnlySpan<byte> file, PictureOptions options, Action<PictureInfo>? beforeDecoding = null)
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

    /// <inheritdoc/>
    public byte[] EncodePng(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return PlainPng.Encode(image.Width, image.Height, 3, image.Pixels);
    }

    private static VipsHeader Header(ReadOnlySpan<byte> file, PictureFormat format)
    {
        using var opened = new VipsFile(file, format);
        return opened.Header();
    }
}
