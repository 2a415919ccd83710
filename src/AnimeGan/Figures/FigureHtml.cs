using System.Globalization;
using System.Net;
using System.Text.Json;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>Figures as pieces of pages and as pages.</summary>
internal static class FigureHtml
{
    // Finds its figures by an attribute, not by ids or by its own place: hosts move and copy scripts, and show one
    // figure twice. A figure is taken once, by whichever script comes first. The library is loaded once for a page.
    // Without it, or where drawing fails, the static picture stays.
    private const string Activate = """
        (function () {
          var address = ADDRESS;
          var me = document.currentScript;
          var scope = me && me.getRootNode ? me.getRootNode() : document;
          function library() {
            if (window.Plotly) { return Promise.resolve(window.Plotly); }
            if (!window.animeganPlotly) {
              window.animeganPlotly = new Promise(function (resolve, reject) {
                var url = window.animeganPlotlyUrl || address;
                if (!url || (navigator.onLine === false && /^https?:/.test(url))) { reject(new Error('offline')); return; }
                var script = document.createElement('script');
                script.src = url;
                script.onload = function () { window.Plotly ? resolve(window.Plotly) : reject(new Error(url)); };
                script.onerror = function () { reject(new Error(url)); };
                document.head.appendChild(script);
              });
            }
            return window.animeganPlotly;
          }
          function draw(Plotly, element) {
            var figure = JSON.parse(element.getAttribute('data-animegan-figure'));
            var picture = element.firstElementChild;
            var chart = document.createElement('div');
            chart.style.cssText = 'width:100%;height:' + figure.layout.height + 'px';
            element.insertBefore(chart, picture);
            picture.style.display = 'none';
            Plotly.newPlot(chart, figure.data, figure.layout, figure.config).then(function () {
              return figure.frames ? Plotly.addFrames(chart, figure.frames) : null;
            }).catch(function () {
              Plotly.purge(chart);
              chart.remove();
              picture.style.display = '';
            });
          }
          function activate(triesLeft) {
            var found = scope.querySelectorAll('[data-animegan-figure]:not([data-animegan-taken])');
            if (found.length === 0 && triesLeft > 0) {
              setTimeout(function () { activate(triesLeft - 1); }, 100);
            }
            Array.prototype.forEach.call(found, function (element) {
              element.setAttribute('data-animegan-taken', '');
              library().then(function (Plotly) { draw(Plotly, element); }, function () { });
            });
          }
          activate(5);
        })();
        """;

    /// <summary>A div that can stand anywhere in a page's body.</summary>
    public static string Fragment(Figure figure, PlotlyScript script)
    {
        var style = "max-width:" + (figure.Layout.Width ?? Theme.MaximumWidth).ToString("0", CultureInfo.InvariantCulture) + "px;margin:0 auto";
        var picture = "<div>" + figure.ToSvg() + "</div>";
        if (script.Address is null && script.Source is null)
        {
            return $"<div class=\"animegan-figure\" style=\"{style}\">{picture}</div>\n";
        }

        // In single quotes: the serialiser writes ', < and & as escapes, so that JSON needs no second encoding.
        var data = figure.ToJson();
        var library = script.Source is null ? "" : $"<script>{ForScriptElement(script.Source)}</script>\n";
        var address = script.Address is null ? "null" : JsonSerializer.Serialize(script.Address);
        var activate = Activate.Replace("ADDRESS", address, StringComparison.Ordinal);
        return $"<div class=\"animegan-figure\" style=\"{style}\" data-animegan-figure='{data}'>{picture}</div>\n{library}<script>\n{activate}\n</script>\n";
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

    /// <summary>Breaks up what would end a script element early; within JavaScript's strings the meaning stays.</summary>
    internal static string ForScriptElement(string javaScript) => javaScript
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--", "<\\!--", StringComparison.Ordinal);
}
