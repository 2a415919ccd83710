namespace AnimeGan.Imaging;

/// <summary>How notebooks show an <see cref="RgbImage"/>: pixel for pixel.</summary>
internal sealed class RgbImageFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<RgbImage>("text/html", image => PictureHtml.Figure(Pictures.EncodePng(image), image.Width, image.Height, 1, null)),
        new MimeFormatter<RgbImage>("image/png", image => Convert.ToBase64String(Pictures.EncodePng(image))),
        new MimeFormatter<RgbImage>("text/plain", image => $"RgbImage {image.Width}×{image.Height}"),
    ];
#pragma warning restore CA1822
}
