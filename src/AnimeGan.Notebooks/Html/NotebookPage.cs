using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Running;

namespace AnimeGan.Notebooks.Html;

/// <summary>Writes a notebook as one HTML file that needs nothing else: styles, pictures, formulas and charts are in it. Pages of one site may share the charting script.</summary>
public static class NotebookPage
{
    /// <summary>The page of a notebook, with the outputs that it holds.</summary>
    /// <param name="notebook">The notebook, usually an executed one.</param>
    /// <param name="options">Where pictures and plotly.js are.</param>
    /// <returns>The HTML text.</returns>
    /// <exception cref="FileNotFoundException">There is no file at <see cref="PageOptions.PlotlyScript"/>, and the notebook has charts.</exception>
    public static string ToHtml(NotebookDocument notebook, PageOptions options)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(options);
        var hasCharts = HasCharts(notebook);
        var link = hasCharts ? options.PlotlyLink : null;
        var plotly = hasCharts && link is null ? options.PlotlyScript : null;
        if (plotly is not null && !File.Exists(plotly))
        {
            throw new FileNotFoundException($"There is no plotly.js at {plotly}. Mend the path, or leave the script out: charts are then still pictures.", plotly);
        }

        var markdown = new MarkdownRenderer(options.Folder);
        var outputs = new OutputWriter(markdown, plotly is not null || link is not null);
        var body = new StringBuilder("<main>\n").Append(Header(notebook, options));
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            body.Append(Cell(notebook, notebook.Cells[i], i + 1, markdown, outputs));
        }

        body.Append("</main>\n");
        return PageShell.Wrap(MarkdownRenderer.Title(notebook) ?? "Notebook", body.ToString(), plotly, link, trusted: options.Trusted);
    }

    /// <summary>Whether a notebook holds a chart, so that its page has a use for plotly.js.</summary>
    /// <param name="notebook">The notebook, usually an executed one.</param>
    public static bool HasCharts(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return OutputWriter.HasPlotly(notebook);
    }

    /// <summary>Writes the page to a file, under a temporary name first.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="options">Where pictures and plotly.js are.</param>
    public static void Save(NotebookDocument notebook, string path, PageOptions options) =>
        NotebookFile.WriteAtomically(path, ToHtml(notebook, options));

    /// <summary>A time as people say it: "0.3 s", "42 s", "3 min 5 s".</summary>
    internal static string Spoken(TimeSpan time) => time.TotalSeconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
    };

    private static string Header(NotebookDocument notebook, PageOptions options)
    {
        var html = new StringBuilder("<header class=\"prose\">");
        if (options.IndexLink is { } index)
        {
            html.Append($"<a href=\"{WebUtility.HtmlEncode(index)}\">All notebooks</a>");
        }

        if (notebook.Metadata["execution"] is JsonObject run && JsonText.Seconds(run["duration"]) is { } time)
        {
            var ran = IndexEntry.StatusOf(notebook) == RunStatus.Interrupted ? "interrupted after" : "run in";
            html.Append($"<span>{ran} {Spoken(time)}</span>");
        }

        html.Append("</header>\n");
        var sections = MarkdownRenderer.Sections(notebook);
        if (sections.Count >= 3)
        {
            html.Append("<nav class=\"contents\" aria-label=\"Contents\"><ul>");
            foreach (var (text, id) in sections)
            {
                html.Append($"<li><a href=\"#{WebUtility.HtmlEncode(id)}\">{WebUtility.HtmlEncode(text)}</a></li>");
            }

            html.Append("</ul></nav>\n");
        }

        return html.ToString();
    }

    private static string Cell(NotebookDocument notebook, NotebookCell cell, int number, MarkdownRenderer markdown, OutputWriter outputs)
    {
        switch (cell.Kind)
        {
            case CellKind.Markdown:
                return $"<section class=\"prose\">{markdown.ToHtml(cell.Source, cell.Json["attachments"] as JsonObject)}</section>\n";
            case CellKind.Raw:
                return $"<pre class=\"raw\">{WebUtility.HtmlEncode(cell.Source)}</pre>\n";
            default:
                break;
        }

        if (string.IsNullOrWhiteSpace(cell.Source))
        {
            return string.Empty;
        }

        var language = cell.Language ?? notebook.DefaultLanguage;
        var code = $"<pre class=\"code\" tabindex=\"0\"><code>{CodeColours.ToHtml(cell.Source.TrimEnd(), language)}</code></pre>";
        if (cell.Tags.Contains("hide-input"))
        {
            code = $"<details><summary>Code</summary>{code}</details>";
        }

        return $"<section class=\"cell\" id=\"cell-{number}\">{Gutter(cell)}{code}\n{outputs.ToHtml(cell)}</section>\n";
    }

    private static string Gutter(NotebookCell cell)
    {
        if (cell.ExecutionCount is not { } count)
        {
            return string.Empty;
        }

        var time = cell.Metadata["execution"] is JsonObject run
            && DateTimeOffset.TryParse(JsonText.Of(run["iopub.execute_input"]), CultureInfo.InvariantCulture, out var start)
            && DateTimeOffset.TryParse(JsonText.Of(run["shell.execute_reply"]), CultureInfo.InvariantCulture, out var end)
            && end - start >= TimeSpan.FromSeconds(1)
            ? $" · {Spoken(end - start)}"
            : string.Empty;
        return $"<div class=\"count\">[{count}]{time}</div>";
    }
}
