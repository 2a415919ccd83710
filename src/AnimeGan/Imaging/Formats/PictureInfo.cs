namespace AnimeGan.Imaging;

/// <summary>What a picture's header says, read without decoding it.</summary>
/// <param name="Format">By content.</param>
/// <param name="Width">Columns as they are shown, EXIF orientation applied.</param>
/// <param name="Height">Rows as they are shown.</param>
/// <param name="Channels">1 to 5 as stored, alpha included.</param>
/// <param name="Bits">Per channel as stored.</param>
public sealed record PictureInfo(PictureFormat Format, int Width, int Height, int Channels, int Bits);
