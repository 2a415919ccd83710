using AnimeGan.Figures;

namespace AnimeGan.Reports;

/// <summary>Several runs side by side: what differs in them, what came of it, and their curves in one chart each.</summary>
internal static class ComparisonSection
{
    private const int MaximumPoints = 600;

    internal static void Write(HtmlWriter page, IReadOnlyList<ReportRun> runs, PlotlyScript script)
    {
        page.Heading(2, "Comparison", "comparison");
        WriteSettings(page, runs);
        WriteOutcomes(page, runs);
        foreach (var figure in Figures(runs))
        {
            page.Raw(figure.ToHtml(script));
        }
    }

    private static void WriteSettings(HtmlWriter page, IReadOnlyList<ReportRun> runs)
    {
        page.Element("h3", "Settings that differ");
        var differences = Settings.Differences([.. runs.Select(run => run.Record)]);
        if (differences.Count == 0)
        {
            page.Element("p", "None: the runs' records are the same.");
            return;
        }

        page.Table(["setting", .. Names(runs)], differences.Select(setting => (IReadOnlyList<string>)[setting.Name, .. setting.Values.Select(Words.Or)]));
    }

    private static void WriteOutcomes(HtmlWriter page, IReadOnlyList<ReportRun> runs)
    {
        page.Element("h3", "What came of it");
        var rows = new List<IReadOnlyList<string>>
        {
            Row("steps done", run => Words.Whole(run.History.Count)),
            Row("the doctor", run => run.Health?.Diagnosis.Title ?? Words.Missing),
            Row("real images seen", run => run.History.Count == 0 ? Words.Missing : Words.Whole(run.History[^1].Images)),
            Row("training time", run => run.History.Count == 0 ? Words.Missing : Words.Duration(run.History[^1].Seconds)),
            Row("images a second, median", run => run.ImagesPerSecond is { } speed ? Words.Number(speed) : Words.Missing),
            Row("while training, best", run => run.Best is null ? Words.Missing : $"{Words.ScoreName(run)} {Words.Score(run.Best)}"),
            Row("while training, last", run => run.Scores.Count == 0 ? Words.Missing : $"{Words.ScoreName(run)} {Words.Score(run.Scores[^1])}"),
        };
        var metrics = runs.SelectMany(run => run.Evaluation?.Metrics ?? []).DistinctBy(metric => metric.Name);
        rows.AddRange(metrics.Select(metric => Row($"{metric.Title}, {Words.Direction(metric.Direction)}", run => Words.Metric(run.Evaluation?.Find(metric.Name)))));
        page.Table(["", .. Names(runs)], rows);
        if (runs.SelectMany(run => run.Evaluation?.Metrics ?? []).Select(metric => metric.Extractor).OfType<string>().Distinct().Count() > 1)
        {
            page.Element("p", "The runs were judged by different feature extractors: their distances cannot be compared. Evaluate them with one.");
        }

        IReadOnlyList<string> Row(string name, Func<ReportRun, string> value) => [name, .. runs.Select(value)];
    }

    private static IEnumerable<Figure> Figures(IReadOnlyList<ReportRun> runs)
    {
        var measured = runs.Where(run => run.Scores.Count > 0).ToList();
        if (measured.Count > 0 && measured.Select(run => run.Scores[^1].Name).Distinct().Count() == 1)
        {
            var name = Words.ScoreName(measured[0]);
            yield return SeriesComparison.Create([.. measured.Select(run => new StepSeries(run.Name, [.. run.Scores.Select(score => (double)score.Step)], [.. run.Scores.Select(score => score.Score)]))], $"{name}, lower is better", $"{name} over training");
        }

        var trained = runs.Where(run => run.History.Count > 0).ToList();
        if (trained.Count > 0)
        {
            yield return Curves(trained, step => (step.DLossReal + step.DLossFake) / 2, "D's loss, mean of its halves", "D's loss, smoothed");
            yield return Curves(trained, step => step.GLoss, "G's loss", "G's loss, smoothed");
            yield return Curves(trained, step => step.DReal - step.DFake, "D(x) − D(G(z))", "How well D tells real from generated, smoothed");
        }
    }

    private static Figure Curves(List<ReportRun> runs, Func<Training.StepStatistics, double> value, string valueTitle, string title) =>
        SeriesComparison.Create([.. runs.Select(run => Series(run, value))], valueTitle, title);

    private static StepSeries Series(ReportRun run, Func<Training.StepStatistics, double> value)
    {
        var smoothed = Smoothing.ExponentialAverage([.. run.History.Select(value)], Smoothing.DefaultBeta(run.History.Count));
        var kept = Downsampling.KeepEvenly(smoothed.Length, MaximumPoints);
        return new StepSeries(run.Name, [.. kept.Select(i => (double)run.History[i].Step)], [.. kept.Select(i => Math.Round(smoothed[i], 5))]);
    }

    private static IEnumerable<string> Names(IReadOnlyList<ReportRun> runs) => runs.Select(run => run.Name);
}
