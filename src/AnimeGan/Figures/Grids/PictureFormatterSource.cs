using AnimeGan.Imaging;

namespace AnimeGan.Figures;

/// <summary>How notebooks show a <see cref="Picture"/>.</summary>
internal sealed class PictureFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Picture>("text/html", picture => picture.ToHtml()),
        new MimeFormatter<Picture>("image/png", picture => Convert.ToBase64String(Pictures.EncodePng(picture.Image))),
        new MimeFormatter<Picture>("text/plain", picture => picture.ToString()),
    ];
#pragma warning restore CA1822
}
