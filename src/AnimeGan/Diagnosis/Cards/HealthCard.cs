using System.Globalization;
using System.Net;
using System.Text;
using AnimeGan.Figures;

namespace AnimeGan.Diagnosis;

/// <summary>Reports as pieces of pages and as pages.</summary>
internal static class HealthCard
{
    /// <summary>A sign that is told apart without its colour.</summary>
    internal static string Symbol(Severity severity) => severity switch
    {
        Severity.Well => "✓",
        Severity.Note => "○",
        Severity.Sick => "✗",
        _ => "✗✗",
    };

    /// <summary>A card: a coloured edge, the diagnosis, what was seen, why, what helps; then the chart.</summary>
    /// <remarks>Text takes the page's own colour and the ground is nearly transparent, so the card suits a light and a dark page.</remarks>
    internal static string Html(HealthReport report, PlotlyScript? script)
    {
        var file = report.File;
        var (edge, ground) = Colors(report.Diagnosis.Severity);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"animegan-doctor\" role=\"group\" aria-label=\"Doctor: {Encode(report.Diagnosis.Title)}\" style=\"border-left:5px solid {edge};background:{ground};border-radius:0 6px 6px 0;padding:.6em .9em;margin:.4em 0;max-width:58rem;font-family:system-ui,sans-serif;line-height:1.45\">");
        page.Append(CultureInfo.InvariantCulture, $"<div style=\"opacity:.75;font-size:.9em\">{Encode(file.Name)} · {file.Steps.Count:#,0} steps · {Encode(file.Scale.Name)}</div>");
        Append(page, report.Diagnosis, "1.1em");
        foreach (var other in report.Findings.Skip(1))
        {
            page.Append("<div style=\"margin-top:.7em;padding-top:.5em;border-top:1px solid rgba(122,130,142,.35)\">");
            Append(page, other, "1em");
            page.Append("</div>");
        }

        foreach (var line in file.Understood)
        {
            page.Append(CultureInfo.InvariantCulture, $"<div style=\"opacity:.75;font-size:.9em;margin-top:.3em\">{Encode(line)}</div>");
        }

        foreach (var guess in file.Guesses)
        {
            page.Append(CultureInfo.InvariantCulture, $"<div style=\"opacity:.75;font-size:.9em;margin-top:.3em\">Guessed: {Encode(guess)}</div>");
        }

        return page.Append("</div>\n").Append(file.Steps.Count > 1 ? report.Chart.ToHtml(script) : "").ToString();
    }

    /// <summary>A whole page.</summary>
    internal static string Page(HealthReport report, PlotlyScript script) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Encode(report.Diagnosis.Title)}}</title>
        <style>
        :root { color-scheme: light dark; }
        body { margin: 0 auto; padding: 16px; max-width: 60rem; font-family: system-ui, sans-serif; }
        .animegan-figure { border-radius: 6px; overflow: hidden; }
        </style>
        </head>
        <body>
        {{Html(report, script)}}
        </body>
        </html>

        """;

    private static void Append(StringBuilder page, Finding finding, string size)
    {
        page.Append(CultureInfo.InvariantCulture, $"<strong style=\"font-size:{size}\">{Symbol(finding.Severity)} {Encode(finding.Title)}</strong> <span style=\"opacity:.75\">{Encode(finding.Stretch.ToString())}</span>");
        if (finding.Evidence.Count > 0)
        {
            page.Append("<ul style=\"margin:.3em 0;padding-left:1.3em\">").AppendJoin("", finding.Evidence.Select(sentence => $"<li>{Encode(sentence)}</li>")).Append("</ul>");
        }

        page.Append(CultureInfo.InvariantCulture, $"<div>{Encode(finding.Cause)}</div>");
        if (finding.Cures.Count > 0)
        {
            page.Append("<ul style=\"margin:.3em 0;padding-left:1.3em;list-style:'→ '\">").AppendJoin("", finding.Cures.Select(Cure)).Append("</ul>");
        }
    }

    private static string Cure(Cure cure) =>
        $"<li>{Encode(cure.Words)}{(cure.Option is null ? "" : $": <code>{Encode(cure.Option)}</code>")}</li>";

    // Each with a contrast of at least 3 to 1 on white and on near black.
    private static (string Edge, string Ground) Colors(Severity severity) => severity switch
    {
        Severity.Well => ("#2e8b45", "rgba(46,139,69,.10)"),
        Severity.Note => ("#7a828e", "rgba(122,130,142,.10)"),
        _ => ("#c8501e", "rgba(200,80,30,.10)"),
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
