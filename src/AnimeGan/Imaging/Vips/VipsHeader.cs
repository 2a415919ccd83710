namespace AnimeGan.Imaging;

/// <summary>What libvips reads in a picture's header, before anything is decoded.</summary>
/// <param name="Width">Columns as stored, before the orientation is applied.</param>
/// <param name="Height">Rows as stored.</param>
/// <param name="Bands">Channels, alpha included.</param>
/// <param name="Bits">Per channel.</param>
/// <param name="Orientation">EXIF, 1 to 8; 1 where the file names none.</param>
internal readonly record struct VipsHeader(int Width, int Height, int Bands, int Bits, int Orientation)
{
    /// <summary>The header as the kit shows it.</summary>
    public PictureInfo Describe(PictureFormat format) => Imaging.Orientation.SwapsAxes(Orientation)
        ? new PictureInfo(format, Height, Width, Bands, Bits)
        : new PictureInfo(format, Width, Height, Bands, Bits);
}
