using Vips = NetVips;

namespace AnimeGan.Imaging;

/// <summary>A file in libvips' hands, read by the loader of the format that its first bytes announce, and by no other.</summary>
internal sealed class VipsFile : IDisposable
{
    private readonly Vips.Source _source;
    private readonly PictureFormat _format;

    /// <summary>Copies the file.</summary>
    /// <exception cref="DllNotFoundException">There is no libvips for this system.</exception>
    public VipsFile(ReadOnlySpan<byte> file, PictureFormat format)
    {
        VipsLibrary.Load();
        _format = format;
        _source = Vips.Source.NewFromMemory(file);
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="PictureException">It is damaged.</exception>
    public VipsHeader Header()
    {
        try
        {
            using var image = Open(new Vips.VOption { { "access", Vips.Enums.Access.Sequential } });
            var orientation = image.Contains("orientation") ? Convert.ToInt32(image.Get("orientation"), System.Globalization.CultureInfo.InvariantCulture) : 1;
            return new VipsHeader(image.Width, image.Height, image.Bands, Bits(image.Format), orientation is >= 1 and <= 8 ? orientation : 1);
        }
        catch (Vips.VipsException broken)
        {
            throw VipsPicture.Damaged(broken);
        }
    }

    /// <summary>Opens the picture as rows of sRGB. The orientation is not applied.</summary>
    /// <param name="shrink">1, or for a JPEG 2, 4 or 8, done while decoding.</param>
    /// <param name="background">The colour under transparent pixels.</param>
    /// <exception cref="PictureException">It is truncated or damaged.</exception>
    public VipsPicture Decode(int shrink, RgbColor background)
    {
        var options = new Vips.VOption { { "access", Vips.Enums.Access.Sequential }, { "fail_on", Vips.Enums.FailOn.Error } };
        if (shrink != 1)
        {
            options.Add("shrink", shrink);
        }

        try
        {
            return new VipsPicture(Open(options), background);
        }
        catch (Vips.VipsException broken)
        {
            throw VipsPicture.Damaged(broken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private static int Bits(Vips.Enums.BandFormat format) => format switch
    {
        Vips.Enums.BandFormat.Uchar or Vips.Enums.BandFormat.Char => 8,
        Vips.Enums.BandFormat.Ushort or Vips.Enums.BandFormat.Short => 16,
        Vips.Enums.BandFormat.Double or Vips.Enums.BandFormat.Complex => 64,
        Vips.Enums.BandFormat.Dpcomplex => 128,
        _ => 32,
    };

    private Vips.Image Open(Vips.VOption options) => (Vips.Image)Vips.Operation.Call(Loader(_format), options, _source);

    private static string Loader(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "jpegload_source",
        PictureFormat.Png => "pngload_source",
        PictureFormat.Gif => "gifload_source",
        PictureFormat.WebP => "webpload_source",
        PictureFormat.Tiff => "tiffload_source",
        PictureFormat.Avif => "heifload_source",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "libvips is not asked for this format."),
    };
}
