namespace AnimeGan.Figures;

/// <summary>How notebooks show a <see cref="StillFigure"/>.</summary>
internal sealed class StillFigureFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type, richest first.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<StillFigure>("text/html", still => still.ToHtml()),
        new MimeFormatter<StillFigure>("text/plain", still => still.ToString()),
    ];
#pragma warning restore CA1822
}
