namespace AnimeGan.Figures;

/// <summary>How notebooks show a <see cref="PlotlyChart"/>.</summary>
internal sealed class PlotlyChartFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type, richest first.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<PlotlyChart>(Figure.PlotlyMimeType, chart => chart.ToJson()),
        new MimeFormatter<PlotlyChart>("text/html", chart => chart.ToHtml()),
        new MimeFormatter<PlotlyChart>("text/plain", chart => chart.ToString()),
    ];
#pragma warning restore CA1822
}
