namespace AnimeGan.Imaging;

/// <summary>
/// Turns files into pixels and back. Engines differ only in who decodes; resizing is always <see cref="Lanczos"/>.
/// Safe to call from any number of threads at once.
/// </summary>
public interface IPictureEngine
{
    /// <summary>The decoder, such as "libvips".</summary>
    string Name { get; }

    /// <summary>The decoder's version.</summary>
    string Version { get; }

    /// <summary>Reads a file's header.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="PictureException">It holds no picture.</exception>
    PictureInfo Identify(ReadOnlySpan<byte> file);

    /// <summary>
    /// Decodes a file to 8-bit sRGB: EXIF orientation and colour profile applied; grey, palette, CMYK and 16 bits converted;
    /// transparency flattened onto the background; resized as the options say.
    /// </summary>
    /// <param name="file">The whole file; its name is of no interest.</param>
    /// <param name="options">Target size, fit, background, limit.</param>
    /// <param name="beforeDecoding">Told what the header says before memory is taken for pixels; what it throws comes through.</param>
    /// <exception cref="PictureException">It holds no picture, or more pixels than allowed, or is truncated or damaged.</exception>
    RgbImage Load(ReadOnlySpan<byte> file, PictureOptions options, Action<PictureInfo>? beforeDecoding = null);

    /// <summary>Encodes a picture as PNG without metadata; the same pixels give the same bytes.</summary>
    /// <param name="image">The picture.</param>
    /// <returns>The whole file.</returns>
    byte[] EncodePng(RgbImage image);

    /// <summary>Decodes a PNG (or any other format that is read) at its own size.</summary>
    /// <param name="png">The whole file.</param>
    /// <exception cref="PictureException">It holds no picture.</exception>
    RgbImage DecodePng(byte[] png) => Load(png, PictureOptions.Natural);
}
