using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AnimeGan.Figures.Schema;
using AnimeGan.Files;

namespace AnimeGan.Figures;

/// <summary>Figures as pieces of pages and as pages.</summary>
internal static class FigureHtml
{
    private static readonly Lazy<string> _activate = new(() => EmbeddedText.Read("FigureActivate.js"));
    private static readonly Lazy<string> _unpack = new(() => EmbeddedText.Read("FigureUnpack.js"));

    /// <summary>A div that can stand anywhere in a page's body.</summary>
    public static string Fragment(Figure figure, PlotlyScript script) => Fragment(figure, figure.ToSvg(), figure.ToJson(), script, note: string.Empty);

    /// <summary>A div with a still picture, in whose place a live chart comes.</summary>
    /// <param name="figure">Gives the words and the width.</param>
    /// <param name="svg">The picture.</param>
    /// <param name="data">Plotly's JSON, with ', &lt; and &amp; as escapes.</param>
    /// <param name="script">Where plotly.js comes from.</param>
    /// <param name="note">Words below the picture; they go with it when the live chart comes.</param>
    public static string Fragment(Figure figure, string svg, string data, PlotlyScript script, string note)
    {
        var style = "max-width:" + (figure.Layout.Width ?? Theme.MaximumWidth).ToString("0", CultureInfo.InvariantCulture) + "px;margin:0 auto";
        var words = note.Length == 0 ? string.Empty : $"<p>{WebUtility.HtmlEncode(note)}</p>";
        var picture = "<div>" + Still(figure, svg) + words + "</div>";
        if (script.Address is null && script.Source is null)
        {
            return $"<div class=\"animegan-figure\" style=\"{style}\">{picture}</div>\n";
        }

        // In single quotes: the serialiser writes ', < and & as escapes, so that JSON needs no second encoding.
        var library = script.Source is null ? "" : Packed(script.Source);
        var address = JsonSerializer.Serialize(script.Address ?? "");
        var activate = _activate.Value.Replace("\"ADDRESS\"", address, StringComparison.Ordinal);
        return $"<div class=\"animegan-figure\" style=\"{style}\" data-animegan-figure='{data}'>{picture}</div>\n{library}<script>\n{activate}</script>\n";
    }

    // A picture, not an svg element: what cleans the output of notebooks that are not trusted (Jupyter's sanitizer,
    // GitHub's viewer) drops svg elements but keeps pictures.
    private static string Still(Figure figure, string svg)
    {
        var words = WebUtility.HtmlEncode(figure.ToString());
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
        return $"<img src=\"data:image/svg+xml;base64,{data}\" alt=\"{words}\" style=\"display:block;width:100%;height:auto\"/>";
    }

    /// <summary>A whole page.</summary>
    public static string Page(Figure figure, PlotlyScript script)
    {
        var title = WebUtility.HtmlEncode(figure.Layout.Title is null ? "Figure" : PlotlyText.ToPlain(figure.Layout.Title.Text));
        return $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{title}}</title>
            <style>
            :root { color-scheme: light dark; }
            body { margin: 0; padding: 16px; font-family: {{Theme.FontFamily}}; }
            .animegan-figure { border-radius: 6px; overflow: hidden; }
            </style>
            </head>
            <body>
            {{Fragment(figure, script)}}
            </body>
            </html>

            """;
    }

    /// <summary>A script element that holds plotly.js packed, and hands it to the page's figures.</summary>
    internal static string Packed(string javaScript)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(javaScript));
        }

        var data = Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
        return $"<script>\n{_unpack.Value.Replace("PACKED", data, StringComparison.Ordinal)}</script>\n";
    }
}
