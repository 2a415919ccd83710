using System.Net;
using System.Text;
using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Notebooks.Html;

/// <summary>Writes an executed notebook as slides in one HTML file that needs nothing else: a page a section, turned by keys or by touch, and printed a page a sheet.</summary>
/// <remarks>
/// Pages begin at headings; what comes after the first picture, or would not fit, begins another one of the same heading. Of a paragraph or an
/// item of a list its first sentence stays, formulas and tables stay whole; the whole text and the code are the speaker's notes.
/// A cell's metadata <c>slideshow.slide_type</c>, which Jupyter sets, steers: <c>skip</c> leaves it out, <c>notes</c> takes it for the notes
/// alone, <c>slide</c> begins a page. The tag <c>slide-whole</c> keeps a cell's text as it is, <c>slide-code</c> shows its code.
/// </remarks>
public static class SlideDeck
{
    /// <summary>The slides of a notebook.</summary>
    /// <param name="notebook">An executed notebook; of one without outputs the slides have text alone.</param>
    /// <param name="options">Where pictures are. Charts are still pictures, so nothing is used of plotly.js.</param>
    /// <returns>The HTML text.</returns>
    public static string ToHtml(NotebookDocument notebook, PageOptions options)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(options);
        var title = MarkdownRenderer.Title(notebook) ?? "Notebook";
        var pages = SlidePlan.Of(notebook, options.Folder);
        var body = new StringBuilder("<main class=\"stage\">\n");
        foreach (var (number, page) in pages.Index())
        {
            body.Append($"<section class=\"slide{(number == 0 ? " first" : "")}\" id=\"{number + 1}\" aria-label=\"{number + 1} of {pages.Count}\"><h{(number == 0 ? 1 : 2)}>{page.Heading}</h{(number == 0 ? 1 : 2)}>\n")
                .Append($"<div class=\"body\"><div class=\"fit\">{page.Body}</div></div>\n")
                .Append($"<footer><span>{WebUtility.HtmlEncode(title)}</span><span>{number + 1} / {pages.Count}</span></footer>\n")
                .Append($"<aside class=\"notes\">{page.Notes}</aside></section>\n");
        }

        body.Append("</main>\n<nav aria-label=\"Slides\"><button type=\"button\" data-step=\"-1\" aria-label=\"Back\">‹</button><button type=\"button\" data-step=\"1\" aria-label=\"On\">›</button><button type=\"button\" data-notes aria-label=\"Notes\">n</button></nav>\n");
        return PageShell.Wrap(title, body.ToString(), style: "Slides.css", script: "Slides.js", trusted: options.Trusted);
    }

    /// <summary>Writes the slides to a file, under a temporary name first.</summary>
    /// <param name="notebook">An executed notebook.</param>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="options">Where pictures are.</param>
    public static void Save(NotebookDocument notebook, string path, PageOptions options) =>
        NotebookFile.WriteAtomically(path, ToHtml(notebook, options));
}
