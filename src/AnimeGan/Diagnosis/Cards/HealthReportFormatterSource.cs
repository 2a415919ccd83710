namespace AnimeGan.Diagnosis;

/// <summary>How notebooks show a <see cref="HealthReport"/>.</summary>
internal sealed class HealthReportFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type, richest first.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<HealthReport>("text/html", report => report.ToHtml()),
        new MimeFormatter<HealthReport>("text/plain", report => report.ToString()),
    ];
#pragma warning restore CA1822
}
