using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Notebooks.Html;

/// <summary>Writes the outputs of cells as HTML.</summary>
/// <param name="markdown">Renders text/markdown.</param>
/// <param name="plotly">True where the page has plotly.js.</param>
internal sealed class OutputWriter(MarkdownRenderer markdown, bool plotly)
{
    /// <summary>The MIME type of Plotly's figures.</summary>
    public const string PlotlyType = "application/vnd.plotly.v1+json";

    private static readonly Regex _ansiCode = new(@"\x1B\[[0-9;?]*[A-Za-z]", RegexOptions.NonBacktracking);

    /// <summary>The style sheet that the formatters append to every value; the page has its own, once.</summary>
    private static readonly Regex _formatterStyle = new(@"<style>\s*\.dni-code-hint.*?</style>", RegexOptions.Singleline | RegexOptions.NonBacktracking);

    private static readonly string[] _order =
        ["text/html", "image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "text/markdown", "text/latex", "application/json", "text/plain"];

    public string ToHtml(NotebookCell cell)
    {
        var html = new StringBuilder();
        foreach (var output in cell.Outputs.OfType<JsonObject>())
        {
            html.Append(ToHtml(output));
        }

        return html.ToString();
    }

    /// <summary>One output of a cell.</summary>
    public string ToHtml(JsonObject output) => JsonText.Of(output["output_type"]) switch
    {
        "stream" => Stream(output),
        "error" => Error(output),
        _ => output["data"] is JsonObject data ? Value(data) : string.Empty,
    };

    /// <summary>The picture that stands for a notebook, as an address: the last of the cells tagged "thumbnail", else the last of all; null where there is none.</summary>
    public static string? Thumbnail(NotebookDocument notebook) =>
        LastPicture(notebook.Cells.Where(cell => cell.Tags.Contains("thumbnail"))) ?? LastPicture(notebook.Cells);

    public static bool HasPlotly(NotebookDocument notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Code)
            .SelectMany(cell => cell.Outputs.OfType<JsonObject>())
            .Any(output => (output["data"] as JsonObject)?.ContainsKey(PlotlyType) == true);

    private static string? LastPicture(IEnumerable<NotebookCell> cells) =>
        cells.Where(cell => cell.Kind == CellKind.Code)
            .SelectMany(cell => cell.Outputs.OfType<JsonObject>())
            .Select(output => output["data"] is JsonObject data ? Picture(data) : null)
            .LastOrDefault(picture => picture is not null);

    private static string Stream(JsonObject output)
    {
        var text = Plain(MultilineText.Join(output["text"]));
        return $"<pre class=\"output stream {(JsonText.Of(output["name"]) == "stderr" ? "stderr" : "stdout")}\" tabindex=\"0\">{WebUtility.HtmlEncode(text)}</pre>\n";
    }

    private static string Error(JsonObject output)
    {
        var trace = string.Join('\n', ((output["traceback"] as JsonArray) ?? []).Select(JsonText.Of));
        var text = trace.Length > 0 ? trace : $"{JsonText.Of(output["ename"])}: {JsonText.Of(output["evalue"])}";
        return $"<pre class=\"output error\" tabindex=\"0\">{WebUtility.HtmlEncode(Plain(text))}</pre>\n";
    }

    private string Value(JsonObject data)
    {
        if (data[PlotlyType] is JsonObject figure && plotly)
        {
            return Figure(data, figure);
        }

        // Without plotly.js a figure's own picture says more than the HTML that would look for the script.
        var order = data.ContainsKey(PlotlyType) ? _order.Where(type => type != "text/html").Append("text/html") : _order;
        var type = order.FirstOrDefault(data.ContainsKey);
        if (type is null)
        {
            return string.Empty;
        }

        if (Picture(data) is { } picture && type.StartsWith("image/", StringComparison.Ordinal))
        {
            return $"<div class=\"output picture\"><img src=\"{picture}\" alt=\"{Alternative(data)}\"></div>\n";
        }

        var text = MultilineText.Join(data[type]);
        return type switch
        {
            "text/html" => $"<div class=\"output html\">{_formatterStyle.Replace(text, string.Empty)}</div>\n",
            "text/markdown" => $"<div class=\"output prose\">{markdown.ToHtml(text)}</div>\n",
            "text/latex" => $"<div class=\"output prose\">{markdown.ToHtml(text)}</div>\n",
            "application/json" => $"<pre class=\"output\" tabindex=\"0\">{WebUtility.HtmlEncode(JsonLayout.Canonical.Write(data[type]!))}</pre>\n",
            _ => $"<pre class=\"output value\" tabindex=\"0\">{WebUtility.HtmlEncode(Plain(text))}</pre>\n",
        };
    }

    private static string Figure(JsonObject data, JsonObject figure)
    {
        var picture = Picture(data) is { } address
            ? $"<img class=\"still\" src=\"{address}\" alt=\"{Alternative(data)}\">"
            : string.Empty;

        // In a script element only an end tag or a comment's beginning could end the data early.
        var json = JsonLayout.Line.Write(figure).Replace("<", "\\u003c", StringComparison.Ordinal);
        return $"<figure class=\"output plotly\">{picture}<script type=\"application/json\">{json}</script></figure>\n";
    }

    /// <summary>The bundle's picture as an address, the vector one first.</summary>
    private static string? Picture(JsonObject data)
    {
        foreach (var type in new[] { "image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp" })
        {
            if (data[type] is { } content)
            {
                var text = MultilineText.Join(content);
                return MarkdownRenderer.DataAddress(type, type == "image/svg+xml" ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text);
            }
        }

        return null;
    }

    private static string Alternative(JsonObject data) =>
        WebUtility.HtmlEncode(data["text/plain"] is { } text ? MultilineText.Join(text).Trim() : "picture");

    /// <summary>Text as a terminal would have left it: no colour codes, and a carriage return goes back over its line.</summary>
    private static string Plain(string text)
    {
        text = _ansiCode.Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), string.Empty);
        return text.Contains('\r', StringComparison.Ordinal)
            ? string.Join('\n', text.Split('\n').Select(line => line.TrimEnd('\r').Split('\r')[^1]))
            : text;
    }
}
