using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Training;
using Spectre.Console;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan evaluate.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Host host)
    {
        var defaults = new EvaluationOptions();
        var folder = Given.Folder("RUN", "Folder of a run");
        var samples = Given.Number("--samples", "How many pictures are drawn; memory does not grow with them", defaults.Samples, 3, 10_000_000);
        var references = Given.Number("--references", "How many pictures of the run's data set they are compared with; all where it has fewer", defaults.References, 3, 10_000_000);
        var seed = Given.Number("--seed", "The same seed draws the same pictures", defaults.Seed, 0, long.MaxValue);
        var best = new Option<bool>("--best") { Description = "Take the checkpoint with the best score instead of the last" };
        var metrics = new Option<string?>("--metrics") { Description = $"Some of {string.Join(", ", RunEvaluator.MetricNames)}, separated by commas; all that apply where not given", HelpName = "names" };
        var modes = new Option<string>("--mode-attributes") { Description = "Attributes whose combinations are counted, separated by commas", HelpName = "names", DefaultValueFactory = _ => string.Join(',', defaults.ModeAttributes) };
        var heldOut = new Option<string?>("--held-out") { Description = "A prepared set of pictures of the same kind that the run did not learn from: shows whether it copies", HelpName = "folder" };
        var pairs = Given.Png("--pairs", "Draw the samples nearest to training pictures, above those: nearest in features, then in pixels", required: false);
        var direction = Given.Word("--direction", "Which way a cyclegan translates", "a2b", "b2a");
        var threads = Given.Number("--threads", "Threads; 0 for OMP_NUM_THREADS, or one a core", 0, 0, 4096);
        var extractor = new Extractors(scripted: true);
        var moved = new MovedData();
        var json = JsonOutput.CreateOption($"what {EvaluationReport.FileName} holds: run, model, step, data, metrics (name, value, interval, ideal, samples, references), skipped, familiarity (pictures, strange, isKnown), warnings");
        var command = new CommandDescription(
            "evaluate",
            $"Measure how good a run's samples are, each figure with its interval; also written to {EvaluationReport.FileName} in the run's folder",
            "animegan evaluate runs/first",
            "animegan evaluate runs/first --held-out data/unseen --pairs nearest.png",
            "animegan evaluate runs/first --metrics fid,kid --samples 10000 --extractor inception.pt --json") { folder, samples, references, seed, best, metrics, modes, heldOut, pairs, direction, threads, json };
        extractor.AddTo(command);
        moved.AddDomainsTo(command);
        command.SetAction(result =>
        {
            var run = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder)));
            var options = new EvaluationOptions
            {
                Samples = result.GetValue(samples),
                References = result.GetValue(references),
                Seed = result.GetValue(seed),
                Best = result.GetValue(best),
                Metrics = result.GetValue(metrics) is { } names ? Words(names) : null,
                ModeAttributes = Words(result.GetRequiredValue(modes)),
                HeldOut = result.GetValue(heldOut),
                Moved = moved.ReadDomains(result),
                Direction = result.GetRequiredValue(direction) == "a2b" ? Translation.AToB : Translation.BToA,
            };
            Usage.Check(() =>
            {
                options.Validate();
                return true;
            });
            host.Begin($"measuring {run.Root}: {options.Samples} samples against up to {options.References} pictures of its data");
            TrainingProcess.Configure(result.GetValue(threads));
            using var judge = extractor.Open(result);
            RgbImage? nearest = null;
            var report = ProgressDisplay.Run(host, "evaluating", 0, 1, "pictures", 1, progress => Usage.Check(() => RunEvaluator.Evaluate(
                run,
                options,
                judge,
                new DirectProgress<EvaluationProgress>(state => Show(progress, state)),
                result.GetValue(pairs) is null ? null : picture => nearest = picture,
                host.Token)));
            var kept = Keep(host, report, run);
            if (nearest is not null)
            {
                Targets.WriteFile(result.GetRequiredValue(pairs), Pictures.EncodePng(nearest));
            }

            Write(host, report, result.GetValue(json), [.. new[] { kept, result.GetValue(pairs) }.OfType<string>()]);
            return ExitCodes.Success;
        });
        return command;
    }

    // The numbers took their time: in a run that may only be read they are shown all the same.
    private static string? Keep(Host host, EvaluationReport report, RunFolder run)
    {
        var path = Path.Combine(run.Root, EvaluationReport.FileName);
        try
        {
            report.Write(path);
            return path;
        }
        catch (UnauthorizedAccessException)
        {
            host.Error.WriteLine($"warning: {run.Root} cannot be written, so the numbers are not kept in it; --json prints all that {EvaluationReport.FileName} would hold");
            return null;
        }
    }

    private static string[] Words(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Show(ProgressReporter reporter, EvaluationProgress state)
    {
        reporter.SetTotal(state.Total);
        reporter.Report(state.Done, state.Detail);
    }

    private static void Write(Host host, EvaluationReport report, bool json, IReadOnlyList<string> written)
    {
        if (json)
        {
            host.Output.WriteLine(report.ToJson());
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("", "value", "95 % interval", "perfect", "samples", "against");
        foreach (var column in table.Columns.Skip(1))
        {
            column.RightAligned().NoWrap();
        }

        foreach (var metric in report.Metrics)
        {
            table.AddRow(
                Markup.Escape(metric.Title),
                Number(metric.Value),
                metric.Interval is { } interval ? $"{Number(interval.Low)} to {Number(interval.High)}" : "",
                metric.Ideal is { } ideal ? Number(ideal) : "",
                metric.Samples.ToString("#,0", CultureInfo.InvariantCulture),
                metric.References == 0 ? "" : metric.References.ToString("#,0", CultureInfo.InvariantCulture));
        }

        host.OutputConsole.Write(table);
        foreach (var metric in report.Metrics)
        {
            host.Output.WriteLine($"{metric.Title}: {metric.Reading} [{metric.Paper}]");
        }

        foreach (var warning in report.Warnings)
        {
            host.Output.WriteLine($"warning: {warning}");
        }

        foreach (var skipped in report.Skipped)
        {
            host.Output.WriteLine($"not measured: {skipped.Name}. {skipped.Reason}");
        }

        var hashes = report.Metrics.Select(metric => metric.Extractor).OfType<string>().Distinct().Select(hash => hash[..12]);
        host.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Model} after {report.Step} steps, against {report.Data}; extractor {report.Extractor} ({string.Join(", ", hashes)}), {Lanczos.FilterName}; took {Durations.Text(TimeSpan.FromSeconds(report.Seconds))}"));
        if (written.Count > 0)
        {
            host.Output.WriteLine(string.Join(", ", written));
        }
    }

    private static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 1e-4 or >= 1e6 => value.ToString("0.00e0", CultureInfo.InvariantCulture),
        < 1 => value.ToString("0.0000", CultureInfo.InvariantCulture),
        < 100 => value.ToString("0.000", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0.#", CultureInfo.InvariantCulture),
    };
}
