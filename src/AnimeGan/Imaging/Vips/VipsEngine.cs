namespace AnimeGan.Imaging;

/// <summary>
/// Decodes by libvips, through NetVips: its untrusted loaders blocked, one worker a call, JPEG shrunk while decoding. Encodes by
/// ImageSharp, which is given nothing but pixels of the kit's own. The library is loaded at the first picture that is decoded.
/// </summary>
public sealed class VipsEngine : IPictureEngine
{
    /// <inheritdoc/>
    public string Name => "libvips";

    /// <inheritdoc/>
    /// <exception cref="DllNotFoundException">There is no libvips for this system.</exception>
    public string Version => VipsLibrary.Load();

    /// <inheritdoc/>
    public PictureInfo Identify(ReadOnlySpan<byte> file)
    {
        PictureFormat format = PictureChecks.Recognise(file);
        if (format == PictureFormat.Bmp)
        {
            return BmpDecoder.Identify(file);
        }

        using var opened = new VipsFile(file, format);
        return opened.Header().Describe(format);
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

        using var opened = new VipsFile(file, format);
        VipsHeader header = (format == PictureFormat.Jpeg ? JpegHeader.Read(file) : null) ?? opened.Header();
        beforeDecoding?.Invoke(header.Describe(format));
        PictureChecks.Size(header.Width, header.Height, options.MaxPixels);
        PictureChecks.Depth(header.Bits);
        var plan = ResizePlan.Create(header.Width, header.Height, header.Orientation, options);
        int shrink = format == PictureFormat.Jpeg ? plan.ShrinkOnLoad() : 1;
        using VipsPicture picture = opened.Decode(shrink, options.Background);
        return plan.Run(picture.Width, picture.Height, shrink, picture.Rows);
    }

    /// <inheritdoc/>
    public byte[] EncodePng(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return PlainPng.Encode(image.Width, image.Height, 3, image.Pixels);
    }
}
