namespace AnimeGan.Imaging;

/// <summary>Picture formats that people have and that are not read, so that a refusal can name them.</summary>
internal static class UnreadFormats
{
    /// <summary>What a file's first bytes announce.</summary>
    /// <param name="file">The whole file or at least its first <see cref="PictureFormats.SignatureBytes"/> bytes.</param>
    /// <returns>Null where it is none of these formats.</returns>
    public static string? Name(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', 0x0D, 0x0A, 0x87, 0x0A, ..] => "JPEG XL",
        [0xFF, 0x4F, 0xFF, 0x51, ..] or [0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ', 0x0D, 0x0A, 0x87, 0x0A, ..] => "JPEG 2000",
        [(byte)'8', (byte)'B', (byte)'P', (byte)'S', 0, 1 or 2, ..] => "Photoshop's own format",
        [0, 0, 1, 0, 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8, 0, ..] => "An icon (ICO)",
        [(byte)'P', >= (byte)'1' and <= (byte)'6', (byte)' ' or (byte)'\n' or (byte)'\r', ..] => "PPM (or PGM, PBM)",

        // libvips comes without a decoder for HEVC.
        _ when IsoBrands.Has(file, "heic"u8) || IsoBrands.Has(file, "heix"u8) || IsoBrands.Has(file, "hevc"u8) => "HEIC",
        _ => null,
    };
}
