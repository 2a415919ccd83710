namespace AnimeGan.Figures;

/// <summary>How notebooks show a <see cref="Placeholder"/>.</summary>
internal sealed class PlaceholderFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type, richest first.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Placeholder>("text/html", placeholder => placeholder.ToHtml()),
        new MimeFormatter<Placeholder>("text/plain", placeholder => placeholder.ToString()),
    ];
#pragma warning restore CA1822
}
