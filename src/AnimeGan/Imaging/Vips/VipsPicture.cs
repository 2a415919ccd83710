using Vips = NetVips;

namespace AnimeGan.Imaging;

/// <summary>
/// An opened picture: a lazy pipeline that ends in rows of 8-bit sRGB: profile applied, greys, palettes, CMYK and 16 bits converted,
/// alpha flattened onto a colour.
/// </summary>
internal sealed class VipsPicture : IDisposable
{
    private readonly Vips.Image _image;
    private readonly Vips.Region _region;

    /// <summary>Takes the image over, also where it throws.</summary>
    public VipsPicture(Vips.Image image, RgbColor background)
    {
        _image = ToSrgb(image, background);
        try
        {
            Width = _image.Width;
            Height = _image.Height;
            _region = _image.Bands == 3 && _image.Format == Vips.Enums.BandFormat.Uchar
                ? Vips.Region.New(_image)
                : throw new PictureException(PictureProblem.Damaged, "The picture cannot be read: it has no conversion to 8-bit sRGB.");
        }
        catch
        {
            _image.Dispose();
            throw;
        }
    }

    /// <summary>Columns that <see cref="Rows"/> delivers.</summary>
    public int Width { get; }

    /// <summary>Rows that there are.</summary>
    public int Height { get; }

    /// <summary>Decodes rows, [count, Width, 3]; they must be asked for from the top down, each once.</summary>
    /// <exception cref="PictureException">The file is truncated or damaged.</exception>
    public void Rows(int top, int count, Span<byte> rgb)
    {
        try
        {
            _region.Fetch(0, top, Width, count).CopyTo(rgb);
        }
        catch (Vips.VipsException broken)
        {
            throw Damaged(broken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _region.Dispose();
        _image.Dispose();
    }

    /// <summary>Says what libvips said, in one line.</summary>
    internal static PictureException Damaged(Vips.VipsException broken)
    {
        var said = string.Join(": ", broken.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return new PictureException(PictureProblem.Damaged, $"The picture cannot be read: {said}.");
    }

    private static Vips.Image ToSrgb(Vips.Image image, RgbColor background)
    {
        if (!image.HasAlpha())
        {
            return ColoursToSrgb(image);
        }

        using (image)
        {
            using var last = image.ExtractBand(image.Bands - 1);
            using var alpha = AlphaToBytes(last);
            using var colours = ColoursToSrgb(image.ExtractBand(0, n: image.Bands - 1));
            using var joined = colours.Bandjoin(alpha);
            return joined.Flatten(background: [background.Red, background.Green, background.Blue]);
        }
    }

    /// <summary>16 bits to 8 by the high byte.</summary>
    private static Vips.Image AlphaToBytes(Vips.Image alpha) =>
        alpha.Format == Vips.Enums.BandFormat.Ushort ? alpha.Msb() : alpha.Cast(Vips.Enums.BandFormat.Uchar);

    /// <summary>Colour bands of any kind to three bands of 8-bit sRGB.</summary>
    private static Vips.Image ColoursToSrgb(Vips.Image image)
    {
        if (image.Contains("icc-profile-data"))
        {
            image = Replace(image, ApplyProfile);
        }

        if (image.Interpretation == Vips.Enums.Interpretation.Cmyk)
        {
            // libvips' own profile, by way of Lab as libvips 8.14 had it: the way by XYZ that 8.18 takes changes colours by up to 49 levels.
            image = Replace(image, picture => picture.IccImport(pcs: Vips.Enums.PCS.Lab, intent: Vips.Enums.Intent.Relative, inputProfile: "cmyk"));
        }

        if (image.Interpretation != Vips.Enums.Interpretation.Srgb || image.Bands != 3)
        {
            image = Replace(image, picture => picture.Colourspace(Vips.Enums.Interpretation.Srgb));
        }

        return image.Format == Vips.Enums.BandFormat.Uchar ? image : Replace(image, picture => picture.Cast(Vips.Enums.BandFormat.Uchar));
    }

    private static Vips.Image ApplyProfile(Vips.Image image)
    {
        try
        {
            return image.IccTransform("srgb", embedded: true, intent: Vips.Enums.Intent.Relative, depth: 8);
        }
        catch (Vips.VipsException)
        {
            // A profile that does not fit the picture is common and harmless: read the colours without it.
            return image.Copy();
        }
    }

    private static Vips.Image Replace(Vips.Image image, Func<Vips.Image, Vips.Image> next)
    {
        using (image)
        {
            return next(image);
        }
    }
}
