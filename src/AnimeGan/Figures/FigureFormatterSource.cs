namespace AnimeGan.Figures;

/// <summary>How notebooks show a <see cref="Figure"/>.</summary>
internal sealed class FigureFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type, richest first.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Figure>(Figure.PlotlyMimeType, figure => figure.ToJson()),
        new MimeFormatter<Figure>("text/html", figure => figure.ToHtml()),
        new MimeFormatter<Figure>("image/svg+xml", figure => figure.ToSvg()),
        new MimeFormatter<Figure>("text/plain", figure => figure.ToString()),
    ];
#pragma warning restore CA1822
}
