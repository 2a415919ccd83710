using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace AnimeGan.Imaging;

/// <summary>
/// Decodes by SixLabors.ImageSharp 3.1, managed code that runs wherever .NET does. Pictures are decoded whole, and colour profiles are
/// not applied. ImageSharp fills up what a truncated file lacks, so the formats' end marks are looked for first.
/// </summary>
public sealed class ImageSharpEngine : IPictureEngine
{
    private static readonly DecoderOptions _firstFrame = new() { MaxFrames = 1 };

    private static ReadOnlySpan<byte> JpegScan => [0xFF, 0xDA];

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];

    /// <inheritdoc/>
    public string Name => "ImageSharp";

    /// <inheritdoc/>
    public string Version { get; } = typeof(SixLabors.ImageSharp.Image).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    /// <inheritdoc/>
    public bool AppliesProfiles => false;

    /// <inheritdoc/>
    public PictureInfo Identify(ReadOnlySpan<byte> file)
    {
        PictureFormat format = PictureChecks.Recognise(file);
        try
        {
            ImageInfo info = SixLabors.ImageSharp.Image.Identify(_firstFrame, file);
            int pixelBits = info.PixelType.BitsPerPixel;
            int bits = pixelBits > 32 ? 16 : 8;
            int channels = Math.Max(1, pixelBits / bits);
            return TurnsAxes(info)
                ? new PictureInfo(format, info.Height, info.Width, channels, bits)
                : new PictureInfo(format, info.Width, info.Height, channels, bits);
        }
        catch (Exception broken) when (IsAboutTheFile(broken))
        {
            throw Damaged(broken.Message);
        }
    }

    /// <inheritdoc/>
    public RgbImage Load(ReadOnlySpan<byte> file, PictureOptions options, Action<PictureInfo>? beforeDecoding = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        PictureInfo info = Identify(file);
        beforeDecoding?.Invoke(info);
        PictureChecks.Size(info.Width, info.Height, options.MaxPixels);
        if (IsTruncated(file, info.Format))
        {
            throw Damaged("the end is missing");
        }

        try
        {
            using Image<Rgba32> image = SixLabors.ImageSharp.Image.Load<Rgba32>(_firstFrame, file);
            image.Mutate(context => context.AutoOrient());
            return Lanczos.Resize(Flatten(image, options.Background), options);
        }
        catch (Exception broken) when (IsAboutTheFile(broken))
        {
            throw Damaged(broken.Message);
        }
    }

    /// <inheritdoc/>
    public byte[] EncodePng(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using Image<Rgb24> picture = SixLabors.ImageSharp.Image.LoadPixelData<Rgb24>(image.Pixels, image.Width, image.Height);
        using var stream = new MemoryStream();
        picture.SaveAsPng(stream, new PngEncoder { SkipMetadata = true });
        return stream.ToArray();
    }

    private static RgbImage Flatten(Image<Rgba32> image, RgbColor background)
    {
        byte[] rgba = new byte[checked(image.Width * image.Height * 4)];
        image.CopyPixelDataTo(rgba);
        byte[] rgb = new byte[image.Width * image.Height * 3];
        for (int from = 0, to = 0; from < rgba.Length; from += 4, to += 3)
        {
            int alpha = rgba[from + 3];
            rgb[to] = Over(rgba[from], alpha, background.Red);
            rgb[to + 1] = Over(rgba[from + 1], alpha, background.Green);
            rgb[to + 2] = Over(rgba[from + 2], alpha, background.Blue);
        }

        return new RgbImage(image.Width, image.Height, rgb);
    }

    private static byte Over(int colour, int alpha, int background) => (byte)(((colour * alpha) + (background * (255 - alpha)) + 127) / 255);

    private static bool TurnsAxes(ImageInfo info) =>
        info.Metadata.ExifProfile is { } exif && exif.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? value) && Orientation.SwapsAxes(value.Value);

    private static bool IsTruncated(ReadOnlySpan<byte> file, PictureFormat format) => format switch
    {
        // The end mark must follow the last scan; embedded thumbnails have marks of their own.
        PictureFormat.Jpeg => file.LastIndexOf(JpegEnd) < file.LastIndexOf(JpegScan),
        PictureFormat.Png => file.LastIndexOf("IEND"u8) < 0,
        PictureFormat.Gif => file.TrimEnd((byte)0) is not [.., 0x3B],
        PictureFormat.WebP => file.Length < 8 || BitConverter.ToUInt32(file[4..8]) + 8L > file.Length,
        _ => false,
    };

    private static bool IsAboutTheFile(Exception exception) =>
        exception is ImageFormatException or InvalidMemoryOperationException or ImageProcessingException or EndOfStreamException or NotSupportedException;

    private static PictureException Damaged(string why) => new(PictureProblem.Damaged, $"The picture cannot be read: {why}.");
}
