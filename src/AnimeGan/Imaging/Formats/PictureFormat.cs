namespace AnimeGan.Imaging;

/// <summary>The file formats that are read, told by their first bytes, never by the file's name.</summary>
public enum PictureFormat
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>GIF; the first frame is read.</summary>
    Gif,

    /// <summary>WebP; the first frame is read.</summary>
    WebP,

    /// <summary>TIFF; the first page is read.</summary>
    Tiff,

    /// <summary>Windows bitmap.</summary>
    Bmp,

    /// <summary>AVIF; of a sequence its main picture is read.</summary>
    Avif,

    /// <summary>A picture of a format that is recognised so that it can be named, and never read: <see cref="UnreadFormats"/>.</summary>
    Other,
}
