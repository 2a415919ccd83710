using System.Globalization;
using System.Text;
using AnimeGan.Figures;
using AnimeGan.Files;

namespace AnimeGan.Diagnosis;

/// <summary>What the doctor says of a run. In a notebook it shows as a card with a chart in which the stretch is marked.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource<HealthReport>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record HealthReport : IHtml
{
    internal HealthReport(CaseFile file, IReadOnlyList<Finding> findings) => (File, Findings) = (file, findings);

    /// <summary>What was known.</summary>
    public CaseFile File { get; }

    /// <summary>All that was found, what matters most first; at least one.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The diagnosis: the first finding.</summary>
    public Finding Diagnosis => Findings[0];

    /// <summary>Whether anything ails the run.</summary>
    public bool IsSick => Findings.Any(finding => finding.IsSick);

    /// <summary>The curves that show the diagnosis best, with its stretch marked.</summary>
    public Figure Chart => HealthChart.Create(File, Diagnosis);

    /// <summary>The card as a piece of a page: words, then the chart.</summary>
    /// <param name="script">Where plotly.js comes from; null for what the page has, else a pinned address on Plotly's CDN.</param>
    public string ToHtml(PlotlyScript? script = null) => HealthCard.Html(this, script);

    /// <inheritdoc/>
    string IHtml.ToHtml() => ToHtml();

    /// <summary>Writes the card as a page of its own that works offline.</summary>
    /// <param name="path">The page; replaced if it is there. Its folder must exist.</param>
    /// <param name="plotlyScriptPath">plotly.js, which is copied into the page; null for a page with the static drawing alone.</param>
    public void WriteHtml(string path, string? plotlyScriptPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        DurableFile.Replace(path, HealthCard.Page(this, plotlyScriptPath is null ? PlotlyScript.None : PlotlyScript.FromFile(plotlyScriptPath)));
    }

    /// <summary>The report as an indented page of JSON.</summary>
    public string ToJson() => HealthJson.Write(this);

    /// <summary>The card in words, for a terminal.</summary>
    public override string ToString()
    {
        var words = new StringBuilder();
        foreach (var line in File.Understood)
        {
            Line($"  {line}");
        }

        Line($"{HealthCard.Symbol(Diagnosis.Severity)} {Diagnosis.Title}");
        Line($"  {File.Name}: {File.Steps.Count:#,0} steps, objective {File.Scale.Name}; seen in {Diagnosis.Stretch}");
        Lines(Diagnosis);
        foreach (var other in Findings.Skip(1))
        {
            Line($"{HealthCard.Symbol(other.Severity)} also: {other.Title} ({other.Stretch})");
            Lines(other);
        }

        foreach (var guess in File.Guesses)
        {
            Line($"  guessed   {guess}");
        }

        return words.ToString().TrimEnd('\n');

        void Lines(Finding finding)
        {
            foreach (var sentence in finding.Evidence)
            {
                Line($"  evidence  {sentence}");
            }

            Line($"  cause     {finding.Cause}");
            foreach (var cure in finding.Cures)
            {
                Line($"  cure      {cure}");
            }
        }

        void Line(FormattableString line) => words.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
