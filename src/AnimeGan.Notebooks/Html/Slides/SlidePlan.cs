using System.Net;
using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Notebooks.Html;

/// <summary>Divides a notebook into pages of slides.</summary>
internal sealed class SlidePlan
{
    private const int CharactersALine = 95;

    private readonly MarkdownRenderer _markdown;
    private readonly OutputWriter _outputs;
    private readonly NotebookDocument _notebook;
    private readonly List<SlidePage> _pages = [];

    // Notes from before the first page.
    private string _early = string.Empty;

    private SlidePlan(NotebookDocument notebook, string folder)
    {
        _notebook = notebook;
        _markdown = new MarkdownRenderer(folder);
        _outputs = new OutputWriter(_markdown, plotly: false);
    }

    /// <summary>The pages of a notebook, in order; at least one.</summary>
    public static IReadOnlyList<SlidePage> Of(NotebookDocument notebook, string folder)
    {
        var plan = new SlidePlan(notebook, folder);
        foreach (var cell in notebook.Cells)
        {
            plan.Add(cell);
        }

        return plan._pages.Count > 0 ? plan._pages : [new SlidePage(WebUtility.HtmlEncode("Notebook"))];
    }

    private void Add(NotebookCell cell)
    {
        var type = JsonText.Of((cell.Metadata["slideshow"] as JsonObject)?["slide_type"]);
        if (type == "skip" || cell.Kind == CellKind.Raw || cell.Tags.Contains("injected-parameters"))
        {
            return;
        }

        if (type == "slide" && _pages.Count > 0)
        {
            Begin(_pages[^1].Heading);
        }

        if (cell.Kind == CellKind.Markdown)
        {
            AddProse(cell, shown: type != "notes");
            return;
        }

        if (string.IsNullOrWhiteSpace(cell.Source))
        {
            return;
        }

        var source = cell.Source.TrimEnd();
        var code = $"<pre class=\"code\"><code>{CodeColours.ToHtml(source, cell.Language ?? _notebook.DefaultLanguage)}</code></pre>\n";
        if (cell.Tags.Contains("slide-code") && type != "notes")
        {
            Show(code, (source.Split('\n').Length * 3 / 4) + 1);
        }

        Note(code);
        if (type != "notes")
        {
            foreach (var output in cell.Outputs.OfType<JsonObject>())
            {
                AddOutput(output);
            }
        }
    }

    private void AddProse(NotebookCell cell, bool shown)
    {
        var attachments = cell.Json["attachments"] as JsonObject;
        var noted = false;
        foreach (var part in _markdown.Parts(cell.Source, whole: cell.Tags.Contains("slide-whole"), attachments))
        {
            if (part.IsHeading && shown)
            {
                Begin(part.Html);
            }
            else if (shown && part.Html.Length > 0)
            {
                Show(part.Html, part.Characters < 0 ? -part.Characters : (part.Characters / CharactersALine) + 1);
            }

            // The notes of a cell belong to the page on which its text begins.
            if (!noted && !part.IsHeading)
            {
                Note($"<div class=\"prose\">{_markdown.ToHtml(cell.Source, attachments)}</div>\n");
                noted = true;
            }
        }
    }

    private void AddOutput(JsonObject output)
    {
        if (JsonText.Of(output["output_type"]) is "stream" or "error" || output["data"] is not JsonObject data || _outputs.ToHtml(output) is not { Length: > 0 } html)
        {
            return;
        }

        var text = MultilineText.Join(data["text/plain"]);
        var picture = data.Any(entry => entry.Key.StartsWith("image/", StringComparison.Ordinal));
        Show(html, picture ? 0 : Math.Max(1, text.TrimEnd().Split('\n').Sum(line => 1 + (line.Length / (2 * CharactersALine))) * 3 / 2), output: true, picture);
    }

    private void Show(string html, int lines, bool output = false, bool picture = false)
    {
        var page = Page();
        var full = page.Lines + lines > (picture || page.HasPicture ? SlidePage.RoomBesidePicture : SlidePage.Room) || (picture && page.HasPicture) || (!output && page.HasOutput);
        if (full && !page.IsEmpty)
        {
            Begin(page.Heading);
        }

        Page().Show(html, lines, output, picture);
    }

    private void Note(string html)
    {
        if (_pages.Count > 0)
        {
            _pages[^1].Note(html);
        }
        else
        {
            _early += html;
        }
    }

    // A heading without anything below it is not a page of its own where another heading follows.
    private void Begin(string heading)
    {
        if (_pages.Count > 1 && _pages[^1].IsEmpty)
        {
            var notes = _pages[^1].Notes;
            _pages.RemoveAt(_pages.Count - 1);
            _early = notes;
        }

        _pages.Add(new SlidePage(heading));
        _pages[^1].Note(_early);
        _early = string.Empty;
    }

    private SlidePage Page()
    {
        if (_pages.Count == 0)
        {
            Begin(WebUtility.HtmlEncode(MarkdownRenderer.Title(_notebook) ?? "Notebook"));
        }

        return _pages[^1];
    }
}
