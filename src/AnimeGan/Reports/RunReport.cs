using System.Globalization;
using System.Net;
using AnimeGan.Figures;
using AnimeGan.Files;
using AnimeGan.Training;

namespace AnimeGan.Reports;

/// <summary>One run, or several side by side, as one page that opens from the disk, without a network, also on a phone.</summary>
/// <example>
/// <code>
/// RunReport.Write([RunFolder.Open("runs/first"), RunFolder.Open("runs/style")], "report.html");
/// new FileInfo("report.html").Exists    // → True
/// </code>
/// </example>
public static class RunReport
{
    private const string StyleName = "Report.css";

    // Whatever is in a run's files, the page loads nothing.
    private const string Policy = "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    /// <summary>Writes the page; one that is there is replaced.</summary>
    /// <param name="runs">At least one run; several are compared first, and then told one by one.</param>
    /// <param name="path">The page.</param>
    /// <param name="plotlyScriptPath">plotly.js, which becomes part of the page; null for a page with still charts.</param>
    /// <exception cref="ArgumentException">There is no run, or one is given twice.</exception>
    /// <exception cref="InvalidDataException">A file of a run is not whole.</exception>
    /// <exception cref="FileNotFoundException">There is no file at <paramref name="plotlyScriptPath"/>.</exception>
    public static void Write(IReadOnlyList<RunFolder> runs, string path, string? plotlyScriptPath = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var page = ToHtml(runs, plotlyScriptPath is null ? null : File.ReadAllText(plotlyScriptPath));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        DurableFile.Replace(path, page);
    }

    /// <summary>The whole page as text.</summary>
    /// <param name="runs">At least one run.</param>
    /// <param name="plotly">The text of plotly.js; null for still charts.</param>
    /// <exception cref="ArgumentException">There is no run, or one is given twice.</exception>
    /// <exception cref="InvalidDataException">A file of a run is not whole.</exception>
    public static string ToHtml(IReadOnlyList<RunFolder> runs, string? plotly = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
        {
            throw new ArgumentException("A report needs at least one run, got none.", nameof(runs));
        }

        if (runs.GroupBy(run => run.Root).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{twice.Key} is given twice; name each run once.", nameof(runs));
        }

        // The page holds the library itself, so figures find it there and the address is never asked for.
        var script = plotly is null ? PlotlyScript.None : PlotlyScript.At("plotly.min.js");
        var read = ReportRun.Read(runs, examine: true);
        var body = new HtmlWriter();
        WriteHeader(body, read);
        if (read.Count > 1)
        {
            ComparisonSection.Write(body, read, script);
        }

        foreach (var (index, run) in read.Index())
        {
            RunSection.Write(body, run, RunId(index), script, alone: read.Count == 1);
        }

        return Wrap(Title(read), body.ToString(), plotly);
    }

    /// <summary>The anchor of a run's section.</summary>
    internal static string RunId(int index) => string.Create(CultureInfo.InvariantCulture, $"run-{index + 1}");

    private static void WriteHeader(HtmlWriter body, IReadOnlyList<ReportRun> runs)
    {
        body.Element("h1", Title(runs));
        if (runs.Count > 1)
        {
            body.Raw("<nav>").Raw("<a href=\"#comparison\">Comparison</a>");
            foreach (var (index, run) in runs.Index())
            {
                body.Raw($"<a href=\"#{RunId(index)}\">{WebUtility.HtmlEncode(run.Name)}</a>");
            }

            body.Raw("</nav>\n");
        }
    }

    private static string Title(IReadOnlyList<ReportRun> runs) => runs.Count == 1 ? $"Run {runs[0].Name}" : $"{runs.Count} runs compared";

    /// <summary>A page around what a report says, which loads nothing.</summary>
    internal static string Wrap(string title, string body, string? plotly)
    {
        var library = plotly is null ? "" : FigureHtml.Packed(plotly);
        return PageHead.Of(title, Policy, StyleName) + $"""
            {library}</head>
            <body>
            <main>
            {body}</main>
            </body>
            </html>

            """;
    }
}
