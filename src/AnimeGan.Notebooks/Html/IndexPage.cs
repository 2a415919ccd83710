using System.Globalization;
using System.Net;
using System.Text;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Running;

namespace AnimeGan.Notebooks.Html;

/// <summary>Writes the page that lists notebooks, each with its first words, its time and its last picture.</summary>
public static class IndexPage
{
    /// <summary>The page.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="entries">The notebooks, in the order to show.</param>
    /// <param name="documents">Titles and links of what stands beside them; none where null.</param>
    /// <returns>The HTML text.</returns>
    public static string ToHtml(string title, IReadOnlyList<IndexEntry> entries, IReadOnlyList<(string Title, string Link)>? documents = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(entries);
        var body = new StringBuilder($"<main class=\"index\">\n<h1>{WebUtility.HtmlEncode(title)}</h1>\n");
        body.Append($"<p class=\"status\">{Total(entries)}</p>\n{Beside(documents ?? [])}<ol class=\"cards\">\n");
        foreach (var entry in entries)
        {
            var link = WebUtility.HtmlEncode(entry.Link);
            var picture = entry.Picture is null ? "<span></span>" : $"<img src=\"{entry.Picture}\" alt=\"\">";
            body.Append($"<li class=\"card\"><a class=\"thumbnail\" href=\"{link}\" tabindex=\"-1\" aria-hidden=\"true\">{picture}</a>");
            body.Append($"<div><h2><a href=\"{link}\">{WebUtility.HtmlEncode(entry.Title)}</a></h2>{entry.LeadHtml}");
            body.Append(entry.PaperHtml.Length == 0 ? "" : $"<div class=\"paper\">{entry.PaperHtml}</div>");
            body.Append($"<p class=\"status\">{Status(entry)}</p></div></li>\n");
        }

        return PageShell.Wrap(title, body.Append("</ol>\n</main>\n").ToString());
    }

    /// <summary>Writes the page to a file, under a temporary name first.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="entries">The notebooks, in the order to show.</param>
    /// <param name="documents">Titles and links of what stands beside them; none where null.</param>
    public static void Save(string path, string title, IReadOnlyList<IndexEntry> entries, IReadOnlyList<(string Title, string Link)>? documents = null) =>
        NotebookFile.WriteAtomically(path, ToHtml(title, entries, documents));

    private static string Beside(IReadOnlyList<(string Title, string Link)> documents) => documents.Count == 0
        ? string.Empty
        : $"<p>{string.Join(" · ", documents.Select(document => $"<a href=\"{WebUtility.HtmlEncode(document.Link)}\">{WebUtility.HtmlEncode(document.Title)}</a>"))}</p>\n";

    private static string Total(IReadOnlyList<IndexEntry> entries)
    {
        var time = entries.Aggregate(TimeSpan.Zero, (sum, entry) => sum + (entry.Duration ?? TimeSpan.Zero));
        var notebooks = entries.Count == 1 ? "1 notebook" : string.Create(CultureInfo.InvariantCulture, $"{entries.Count} notebooks, in this order");
        return time > TimeSpan.Zero ? $"{notebooks}; run in {NotebookPage.Spoken(time)} in all" : notebooks;
    }

    private static string Status(IndexEntry entry)
    {
        var time = entry.Duration is { } duration ? NotebookPage.Spoken(duration) : string.Empty;
        return entry.Status switch
        {
            RunStatus.Ok => $"<span class=\"good\">✓ ran</span> {time}",
            RunStatus.Failed => $"<span class=\"bad\">✗ stopped at a failing cell</span> {time}",
            RunStatus.Interrupted => $"<span class=\"bad\">interrupted</span> after {time}",
            _ => "not run",
        };
    }
}
