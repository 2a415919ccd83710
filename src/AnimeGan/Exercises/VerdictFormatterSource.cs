namespace AnimeGan.Exercises;

/// <summary>How notebooks show a <see cref="Verdict"/>.</summary>
internal sealed class VerdictFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Verdict>("text/html", verdict => verdict.ToHtml()),
        new MimeFormatter<Verdict>("text/plain", verdict => verdict.ToString()),
    ];
#pragma warning restore CA1822
}
