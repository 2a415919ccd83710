namespace AnimeGan.Figures.Schema;

/// <summary>Words for titles, labels and annotations, which Plotly reads as a small subset of HTML.</summary>
public static class PlotlyText
{
    /// <summary>What begins a new line.</summary>
    public const string LineBreak = "<br>";

    /// <summary>Makes words stand for themselves: no tag or entity in them is read as such.</summary>
    /// <param name="words">Any text.</param>
    public static string Escape(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
    }

    /// <summary>The words alone, tags and entities resolved, for the static chart.</summary>
    internal static string ToPlain(string text)
    {
        var words = new System.Text.StringBuilder(text.Length);
        var inTag = false;
        foreach (var c in text)
        {
            inTag = c switch { '<' => true, '>' when inTag => false, _ => inTag };
            if (!inTag && c != '>')
            {
                words.Append(c);
            }
        }

        return System.Net.WebUtility.HtmlDecode(words.ToString());
    }
}
