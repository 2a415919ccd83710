namespace AnimeGan.Imaging;

/// <summary>Tells picture formats from content and from names.</summary>
internal static class PictureFormats
{
    /// <summary>As many first bytes tell every format.</summary>
    public const int SignatureBytes = 64;

    /// <summary>The format that a file's first bytes announce.</summary>
    /// <param name="file">The whole file or at least its first <see cref="SignatureBytes"/> bytes.</param>
    /// <returns><see cref="PictureFormat.Unknown"/> where no signature fits.</returns>
    public static PictureFormat Sniff(ReadOnlySpan<byte> file)
    {
        return file switch
        {
            [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PictureFormat.Png,
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => PictureFormat.Gif,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PictureFormat.WebP,
            [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => PictureFormat.Tiff,
            [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => PictureFormat.Bmp,
            _ when IsoBrands.Has(file, "avif"u8) || IsoBrands.Has(file, "avis"u8) => PictureFormat.Avif,
            _ => UnreadFormats.Name(file) is null ? PictureFormat.Unknown : PictureFormat.Other,
        };
    }

    /// <summary>The format that a file's name promises, whatever is inside.</summary>
    /// <param name="path">A path or a name.</param>
    /// <returns><see cref="PictureFormat.Unknown"/> where the ending belongs to no picture format.</returns>
    public static PictureFormat FromName(string path)
    {
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JPG" or ".JPEG" or ".JPE" or ".JFIF" => PictureFormat.Jpeg,
            ".PNG" => PictureFormat.Png,
            ".GIF" => PictureFormat.Gif,
            ".WEBP" => PictureFormat.WebP,
            ".TIF" or ".TIFF" => PictureFormat.Tiff,
            ".BMP" or ".DIB" => PictureFormat.Bmp,
            ".AVIF" => PictureFormat.Avif,
            _ => PictureFormat.Unknown,
        };
    }
}
