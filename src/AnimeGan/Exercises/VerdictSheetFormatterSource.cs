namespace AnimeGan.Exercises;

/// <summary>How notebooks show a <see cref="VerdictSheet"/>.</summary>
internal sealed class VerdictSheetFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<VerdictSheet>("text/html", sheet => sheet.ToHtml()),
        new MimeFormatter<VerdictSheet>("text/plain", sheet => sheet.ToString()),
    ];
#pragma warning restore CA1822
}
