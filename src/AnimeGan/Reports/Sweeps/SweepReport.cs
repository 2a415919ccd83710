using System.Globalization;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Files;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Reports;

/// <summary>A sweep as one page and one table: mean and spread over seeds, differences between variations seed by seed, samples side by side.</summary>
/// <remarks>
/// Runs of one seed share their data's order and latent vectors, so variations are compared seed by seed: the differences spread less
/// than the figures themselves. Their interval is Student's t over the seeds; with one seed there is none.
/// </remarks>
public static class SweepReport
{
    /// <summary>The page's name in the sweep's folder.</summary>
    public const string PageName = "sweep.html";

    /// <summary>The table's name in the sweep's folder: a run a line.</summary>
    public const string TableName = "sweep.csv";

    private const int SamplesInARow = 10;
    private const int SampleSeed = 1;

    /// <summary>Reads the runs that there are and writes page and table; those that are there are replaced.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="plotlyScriptPath">plotly.js, which becomes part of the page; null for a page with still charts.</param>
    /// <exception cref="InvalidDataException">A file of a run is not whole.</exception>
    public static SweepOutcome Write(SweepPlan plan, string? plotlyScriptPath = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Directory.CreateDirectory(plan.Folder);
        var runs = plan.Runs.Select(SweepResult.Read).OfType<SweepResult>().ToList();
        var outcome = new SweepOutcome(
            runs.Count(run => run.IsDone),
            plan.Variations[0],
            Metrics(plan, runs),
            Path.Combine(plan.Folder, PageName),
            Path.Combine(plan.Folder, TableName));
        DurableFile.Replace(outcome.Table, SweepTable.Of(plan, runs));
        DurableFile.Replace(outcome.Page, Page(plan, runs, outcome, plotlyScriptPath is null ? null : File.ReadAllText(plotlyScriptPath)));
        return outcome;
    }

    private static List<SweepMetric> Metrics(SweepPlan plan, List<SweepResult> runs) =>
    [
        .. runs.SelectMany(run => run.Figures).DistinctBy(figure => figure.Name)
            .Select(figure => new SweepMetric(figure.Name, figure.Direction, $"{figure.Title}, {Words.Direction(figure.Direction)}", [.. plan.Variations.Select(variation => Row(plan, runs, variation, figure.Name))])),
    ];

    private static SweepRow Row(SweepPlan plan, List<SweepResult> runs, string variation, string metric)
    {
        var own = Values(variation);
        var baseline = Values(plan.Variations[0]);
        var differences = variation == plan.Variations[0] ? [] : own.Keys.Intersect(baseline.Keys).Select(seed => own[seed] - baseline[seed]).ToList();
        var estimate = differences.Count > 1 ? Estimate.OfMean(differences) : null;
        return new SweepRow(
            variation,
            own.Count,
            own.Count > 0 ? own.Values.Average() : null,
            own.Count > 1 ? Estimate.OfMean([.. own.Values]).StandardError * Math.Sqrt(own.Count) : null,
            differences.Count > 0 ? differences.Average() : null,
            estimate?.Interval());

        Dictionary<long, double> Values(string of) => runs.Where(run => run.Plan.Variation == of)
            .SelectMany(run => run.Figures.Where(figure => figure.Name == metric).Select(figure => (run.Plan.Record.Seed, figure.Value)))
            .ToDictionary(pair => pair.Seed, pair => pair.Value);
    }

    private static string Page(SweepPlan plan, List<SweepResult> runs, SweepOutcome outcome, string? plotly)
    {
        var page = new HtmlWriter();
        var title = $"Sweep of {Words.Whole(plan.Variations.Count)} variations, {Words.Whole(plan.Runs.Count)} runs";
        page.Element("h1", title);
        page.Element("p", $"{outcome.Done} of {plan.Runs.Count} runs are done. {plan.Runs[0].Record.Model}, {Words.Whole(plan.Runs[0].Record.Steps)} steps, data {plan.Runs[0].Record.Data}.", "class=\"soft\"");
        foreach (var (index, metric) in outcome.Metrics.Index())
        {
            page.Heading(2, metric.Title, string.Create(CultureInfo.InvariantCulture, $"metric-{index + 1}"));
            page.Table(["variation", "seeds", "mean", "spread of seeds", $"difference to {outcome.Baseline}", "95 % interval of the difference"], metric.Rows.Select(row => row.Cells));
        }

        foreach (var warning in runs.SelectMany(run => run.Warnings).Distinct())
        {
            page.Element("p", $"Warning: {warning}");
        }

        page.Element("p", "Each figure is of the run's last checkpoint; its own interval, from one set of samples to another, is in the table of the runs below. Differences are taken seed by seed; an interval that holds 0 shows no difference.");
        WriteCurves(page, plan, runs, plotly is null ? PlotlyScript.None : PlotlyScript.At("plotly.min.js"));
        WriteSamples(page, runs);
        WriteRuns(page, plan, runs);
        return RunReport.Wrap(title, page.ToString(), plotly);
    }

    // The mean over the seeds at each step that all of a variation's runs were measured at.
    private static void WriteCurves(HtmlWriter page, SweepPlan plan, List<SweepResult> runs, PlotlyScript script)
    {
        var series = new List<StepSeries>();
        foreach (var variation in plan.Variations)
        {
            var scores = runs.Where(run => run.Plan.Variation == variation && run.Scores.Count > 0).Select(run => run.Scores.ToDictionary(score => score.Step, score => score.Score)).ToList();
            var steps = scores.Count == 0 ? [] : scores.Skip(1).Aggregate(scores[0].Keys.AsEnumerable(), (common, other) => common.Intersect(other.Keys)).Order().ToList();
            if (steps.Count > 1)
            {
                series.Add(new StepSeries(variation, [.. steps.Select(step => (double)step)], [.. steps.Select(step => scores.Average(run => run[step]))]));
            }
        }

        if (series.Count > 0)
        {
            page.Heading(2, "While training", "curves");
            page.Raw(SeriesComparison.Create(series, "KID, mean of the seeds; lower is better", "KID over training").ToHtml(script));
        }
    }

    private static void WriteSamples(HtmlWriter page, List<SweepResult> runs)
    {
        page.Heading(2, "What they draw", "samples");
        page.Element("p", "The same latent vectors in every row where runs have latent vectors of one length, by the last checkpoint's moving average of G; not picked.");
        foreach (var run in runs)
        {
            if (Samples(run) is { } png)
            {
                page.Element("p", $"{run.Plan.Variation}, seed {run.Plan.Record.Seed}", "class=\"soft\"");
                page.Raw($"<p><img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" alt=\"Samples\" style=\"max-width:100%;image-rendering:pixelated\"></p>\n");
            }
        }
    }

    private static byte[]? Samples(SweepResult run)
    {
        if (run.Plan.Record.Model == "cyclegan")
        {
            return run.Folder.Samples() is [.., var last] ? File.ReadAllBytes(last.Path) : null;
        }

        if (run.Folder.Checkpoints().Count == 0)
        {
            return null;
        }

        using var generator = TrainedGenerator.Load(run.Folder.Root);
        return Pictures.EncodePng(ImageGrid.Compose(generator.Sample(SamplesInARow, SampleSeed), SamplesInARow));
    }

    private static void WriteRuns(HtmlWriter page, SweepPlan plan, List<SweepResult> runs)
    {
        page.Heading(2, "The runs", "runs");
        var names = runs.SelectMany(run => run.Figures).DistinctBy(figure => figure.Name).ToList();
        page.Table(
            ["variation", "seed", "steps", .. names.Select(figure => $"{figure.Title} (95 % interval)"), "images a second", "what ended it"],
            plan.Runs.Select(planned => runs.Find(run => run.Plan == planned) is { } run
                ? (IReadOnlyList<string>)
                [
                    planned.Variation, planned.Record.Seed.ToString(CultureInfo.InvariantCulture), Words.Whole(run.Done), .. names.Select(name => Words.Metric(run.Figures.FirstOrDefault(figure => figure.Name == name.Name))),
                    run.ImagesPerSecond is { } speed ? Words.Number(speed) : Words.Missing, run.Failure ?? (run.IsDone ? "its last step" : "not at its end yet"),
                ]
                : [planned.Variation, planned.Record.Seed.ToString(CultureInfo.InvariantCulture), "0", .. names.Select(_ => Words.Missing), Words.Missing, "not begun"]));
    }
}
