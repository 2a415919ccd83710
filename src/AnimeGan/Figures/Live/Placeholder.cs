namespace AnimeGan.Figures;

/// <summary>What stands in a place until there is something to show there: words, as HTML and as text.</summary>
/// <param name="Words">The words.</param>
/// <remarks>.NET Interactive shows what replaces a value in the MIME types of that value, so a place that a drawing will take must not begin as mere text.</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource<Placeholder>), PreferredMimeTypes = ["text/html", "text/plain"])]
internal sealed record Placeholder(string Words) : IHtml
{
    /// <summary>The words as a paragraph.</summary>
    public string ToHtml() => $"<p>{System.Net.WebUtility.HtmlEncode(Words)}</p>";

    /// <summary>The words.</summary>
    public override string ToString() => Words;
}
