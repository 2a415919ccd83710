using AnimeGan.Imaging.Interop;

namespace AnimeGan.Imaging;

/// <summary>Decodes by libvips: its untrusted loaders blocked, one worker a call, JPEG shrunk while decoding.</summary>
public sealed unsafe class VipsEngine : IPictureEngine
{
    private readonly bool _direct;

    /// <summary>Loads the bridge and starts libvips.</summary>
    /// <exception cref="DllNotFoundException">libvips is not installed.</exception>
    public VipsEngine()
        : this(direct: true)
    {
    }

    /// <summary>Chooses who decodes plain JPEGs: libjpeg alone (fast), or libvips around it (its slow twin, for comparison).</summary>
    internal VipsEngine(bool direct)
    {
        _direct = direct;
        try
        {
            Version = Vips.Start();
        }
        catch (DllNotFoundException missing)
        {
            throw new DllNotFoundException(
                "libanimegan_vips.so or libvips cannot be loaded: run 'bash environment/setup.sh', which installs libvips, and build again.", missing);
        }
    }

    /// <inheritdoc/>
    public string Name => "libvips";

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public bool AppliesProfiles => true;

    /// <inheritdoc/>
    public PictureInfo Identify(ReadOnlySpan<byte> file)
    {
        PictureFormat format = PictureChecks.Recognise(file);
        if (format == PictureFormat.Bmp)
        {
            return BmpDecoder.Identify(file);
        }

        fixed (byte* data = file)
        {
            return Describe(format, Vips.Probe(data, file.Length));
        }
    }

    /// <inheritdoc/>
    public RgbImage Load(ReadOnlySpan<byte> file, PictureOptions options, Action<PictureInfo>? beforeDecoding = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        PictureFormat format = PictureChecks.Recognise(file);
        if (format == PictureFormat.Bmp)
        {
            // libvips reads bitmaps only through ImageMagick, which is blocked.
            PictureInfo bitmap = BmpDecoder.Identify(file);
            beforeDecoding?.Invoke(bitmap);
            PictureChecks.Size(bitmap.Width, bitmap.Height, options.MaxPixels);
            return Lanczos.Resize(BmpDecoder.Decode(file, options.Background), options);
        }

        fixed (byte* data = file)
        {
            NativeInfo info = Vips.Probe(data, file.Length);
            beforeDecoding?.Invoke(Describe(format, info));
            PictureChecks.Size(info.Width, info.Height, options.MaxPixels);
            var plan = ResizePlan.Create(info.Width, info.Height, info.Orientation, options);
            int shrink = format == PictureFormat.Jpeg ? plan.ShrinkOnLoad() : 1;
            using NativePicture picture = Vips.Open(data, file.Length, shrink, _direct, options.Background);
            (int width, int height) = Vips.Size(picture);
            return plan.Run(width, height, shrink, (top, count, rgb) => Vips.Rows(picture, top, count, rgb));
        }
    }

    /// <inheritdoc/>
    public byte[] EncodePng(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Vips.EncodePng(image);
    }

    private static PictureInfo Describe(PictureFormat format, NativeInfo info) => Orientation.SwapsAxes(info.Orientation)
        ? new PictureInfo(format, info.Height, info.Width, info.Bands, info.Bits)
        : new PictureInfo(format, info.Width, info.Height, info.Bands, info.Bits);
}
