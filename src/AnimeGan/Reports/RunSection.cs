using System.Globalization;
using AnimeGan.Figures;
using AnimeGan.Training;

namespace AnimeGan.Reports;

/// <summary>One run: what it is, how it went, what it draws, what it was measured to be, and what it was made of.</summary>
internal static class RunSection
{
    private const int FramesAlone = 24;
    private const int FramesBesideOthers = 10;
    private const int MaximumPoints = 1200;

    internal static void Write(HtmlWriter page, ReportRun run, string id, PlotlyScript script, bool alone)
    {
        if (!alone)
        {
            page.Heading(2, $"Run {run.Name}", id);
        }

        WriteFacts(page, run);
        if (run.Health is { } health)
        {
            page.Element("h3", "What the doctor says").Raw(health.ToHtml(script));
        }

        WriteSamples(page, run, script, alone);
        WriteCurves(page, run, script);
        WriteMetrics(page, run);
        WriteSettings(page, run);
        WriteEnvironment(page, run);
    }

    private static void WriteFacts(HtmlWriter page, ReportRun run)
    {
        page.Element("p", $"{run.Record.Model}, objective {run.Record.Objective}, {run.Record.ImageSize}×{run.Record.Rows} pixels, data {run.Record.Data}, seed {run.Record.Seed}; started {run.Environment.Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.", "class=\"soft\"");
        var facts = new List<(string Name, string Value)> { ($"steps of {Words.Whole(run.Record.Steps)}", Words.Whole(run.History.Count)) };
        if (run.History.Count > 0)
        {
            facts.Add(("real images seen", Words.Whole(run.History[^1].Images)));
            facts.Add(("training time", Words.Duration(run.History[^1].Seconds)));
            facts.Add(("images a second", Words.Number(run.ImagesPerSecond!.Value)));
        }

        if (run.Best is { } best)
        {
            facts.Add(($"best {Words.ScoreName(run)}, after {Words.Whole(best.Step)} steps", Words.Number(best.Score)));
            facts.Add(($"last {Words.ScoreName(run)}", Words.Number(run.Scores[^1].Score)));
        }

        page.Raw("<ul class=\"facts\">\n");
        foreach (var (name, value) in facts)
        {
            page.Raw("<li>").Element("b", value).Element("span", name).Raw("</li>\n");
        }

        page.Raw("</ul>\n");
    }

    private static void WriteSamples(HtmlWriter page, ReportRun run, PlotlyScript script, bool alone)
    {
        if (run.Folder.Samples().Count > 0)
        {
            page.Element("h3", "What it draws");
            page.Element("p", "The same latent vectors at every step, by the moving average of G; the slider goes through training.");
            page.Raw(RunFigures.Samples(run.Folder, alone ? FramesAlone : FramesBesideOthers).ToHtml(script));
        }
    }

    private static void WriteCurves(HtmlWriter page, ReportRun run, PlotlyScript script)
    {
        page.Element("h3", "How it went");
        if (run.History.Count == 0)
        {
            page.Element("p", "There are no steps yet.");
            return;
        }

        page.Raw(RunFigures.Losses(run.History, run.Record, MaximumPoints).ToHtml(script));
        page.Raw(RunFigures.Scores(run.History, MaximumPoints).ToHtml(script));
        if (run.Scores.Count > 0)
        {
            page.Raw(EvaluationChart.Create(run.Scores, run.History).ToHtml(script));
        }

        page.Raw(RunFigures.Gradients(run.History, MaximumPoints).ToHtml(script));
    }

    private static void WriteMetrics(HtmlWriter page, ReportRun run)
    {
        page.Element("h3", "What it was measured to be");
        if (run.Evaluation is not { } evaluation)
        {
            page.Element("p", $"Not evaluated yet: 'animegan evaluate {run.Name}' measures it with intervals, and the next report shows it.");
            return;
        }

        page.Table(
            ["metric", "value (interval)", "perfect", "samples / real", "how to read it"],
            evaluation.Metrics.Select(metric => (IReadOnlyList<string>)
            [
                metric.Title,
                Words.Metric(metric),
                metric.Ideal is { } ideal ? Words.Number(ideal) : Words.Missing,
                $"{Words.Whole(metric.Samples)} / {(metric.References > 0 ? Words.Whole(metric.References) : Words.Missing)}",
                metric.Reading,
            ]),
            sentences: true);
        foreach (var warning in evaluation.Warnings)
        {
            page.Element("p", $"Warning: {warning}");
        }

        foreach (var skipped in evaluation.Skipped)
        {
            page.Element("p", $"Not measured: {skipped.Name}. {skipped.Reason}", "class=\"soft\"");
        }

        var judges = evaluation.Metrics.Select(metric => metric.Extractor).OfType<string>().Distinct();
        var filters = evaluation.Metrics.Select(metric => metric.Filter).OfType<string>().Distinct();
        page.Element("p", $"Checkpoint after {Words.Whole(evaluation.Step)} steps against {evaluation.Data}{(evaluation.HeldOut is { } other ? $", held out: {other}" : "")}; feature extractor {Words.Or(string.Join(", ", judges))}; resized by {Words.Or(string.Join(", ", filters))}; seed {string.Join(", ", evaluation.Metrics.Select(metric => metric.Seed).Distinct())}; {evaluation.Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.", "class=\"soft\"");
    }

    private static void WriteSettings(HtmlWriter page, ReportRun run)
    {
        page.Element("h3", "Configuration");
        var changed = Settings.Changed(run.Record);
        if (changed.Count == 0)
        {
            page.Element("p", $"All settings are the defaults of {run.Record.Model}.");
        }
        else
        {
            page.Table(["setting", "value", $"default of {run.Record.Model}"], changed.Select(setting => (IReadOnlyList<string>)[setting.Name, Words.Or(setting.Value), Words.Or(setting.Default)]));
        }

        page.Raw("<details><summary>All settings</summary>\n");
        page.Table(["setting", "value"], RecordSettings.Of(run.Record).Select(setting => (IReadOnlyList<string>)[setting.Name, Words.Or(setting.Value)]));
        page.Raw("</details>\n");
    }

    private static void WriteEnvironment(HtmlWriter page, ReportRun run)
    {
        var environment = run.Environment;
        page.Element("h3", "Environment");
        page.Table([],
        [
            ["kit", environment.Kit],
            ["revision", Words.Or(environment.Revision)],
            ["tensor library", environment.Torch],
            ["runtime", environment.Runtime],
            ["system", environment.OperatingSystem],
            ["processor", environment.Cpu],
            ["threads", environment.Threads.ToString(CultureInfo.InvariantCulture)],
            ["data, SHA-256 of its manifest", Words.Or(environment.DataManifestSha256)],
            ["checkpoints kept", Words.Or(string.Join(", ", run.Folder.Checkpoints().Select(checkpoint => Words.Whole(checkpoint.Step))))],
        ]);
    }
}
