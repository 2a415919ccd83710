using System.Globalization;
using System.Net;
using System.Text;
using AnimeGan.Figures;
using AnimeGan.Imaging;

namespace AnimeGan.Studies;

/// <summary>A study as a page.</summary>
internal static class StudyPage
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        """;

    private const string Style = """
        <style>
        body { max-width: 1000px; margin: 2rem auto; padding: 0 1rem; color: #2b2f36; background: #fff; font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; }
        h1 { font-size: 1.6rem; } .animegan-figure, figure { margin: 2rem auto !important; }
        table { border-collapse: collapse; width: 100%; } th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #e8eaed; text-align: left; vertical-align: top; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } .muted { color: #5f6670; }
        </style>
        </head>
        <body>
        """;

    /// <summary>The whole page.</summary>
    public static string Write(StudyRecord record, StudyResult result, PlotlyScript script)
    {
        var page = new StringBuilder();
        page.AppendLine(Head).Append("<title>").Append(Text(record.Title)).AppendLine("</title>").AppendLine(Style);
        page.Append("<h1>").Append(Text(record.Title)).AppendLine("</h1>");
        page.Append("<p class=\"muted\">").Append(Text(record.Paper)).AppendLine("</p>");
        foreach (var note in record.Notes)
        {
            page.Append("<p>").Append(Text(note)).AppendLine("</p>");
        }

        WriteNumbers(page, record.Numbers);
        foreach (var (_, figure) in result.Figures)
        {
            page.Append(figure.ToHtml(script));
        }

        foreach (var picture in result.Pictures)
        {
            page.AppendLine(PictureHtml.Figure(Pictures.EncodePng(picture.Image), picture.Image.Width, picture.Image.Height, 1, picture.Caption));
        }

        var environment = record.Environment;
        page.Append("<p class=\"muted\">").Append(Text(string.Create(
            CultureInfo.InvariantCulture,
            $"animegan figure {record.Study}, length {record.Length}, seed {record.Seed}; {environment.Cpu}; {environment.Torch}; {environment.Runtime}; kit {environment.Kit}; {environment.Started:yyyy-MM-dd HH:mm} UTC"))).AppendLine("</p>");
        return page.AppendLine("</body>").AppendLine("</html>").ToString();
    }

    private static void WriteNumbers(StringBuilder page, IReadOnlyList<StudyNumber> numbers)
    {
        page.AppendLine("<table><tr><th>Number</th><th>Value</th><th>Expected</th></tr>");
        foreach (var number in numbers)
        {
            page.Append("<tr><td>").Append(Text(number.Name)).Append("</td><td class=\"number\">").Append(Text(number.ToText()))
                .Append("</td><td>").Append(Text(number.Expected ?? "")).AppendLine("</td></tr>");
        }

        page.AppendLine("</table>");
    }

    private static string Text(string words) => WebUtility.HtmlEncode(words);
}
