namespace AnimeGan;

/// <summary>How notebooks show whatever has HTML of its own.</summary>
/// <typeparam name="T">The type shown.</typeparam>
internal sealed class HtmlFormatterSource<T>
    where T : IHtml
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type, richest first.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<T>("text/html", shown => shown.ToHtml()),
        new MimeFormatter<T>("text/plain", shown => shown.ToString()!),
    ];
#pragma warning restore CA1822
}
