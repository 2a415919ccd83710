namespace AnimeGan.Figures;

/// <summary>How notebooks show a <see cref="TrainingStatus"/>.</summary>
internal sealed class TrainingStatusFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type, richest first.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<TrainingStatus>("text/html", status => status.ToHtml()),
        new MimeFormatter<TrainingStatus>("text/plain", status => status.ToString()),
    ];
#pragma warning restore CA1822
}
