using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Distributed;
using AnimeGan.Evaluation;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>The runs of a sweep, several at a time, each trained and measured by a process of its own with its share of the cores.</summary>
/// <param name="host">Where progress is shown.</param>
/// <param name="metrics">What a finished run is measured by, as typed.</param>
/// <param name="samples">Pictures drawn for that.</param>
/// <param name="lanes">How many at a time, at least 1.</param>
/// <param name="cores">Those that all of them share.</param>
/// <param name="plugins">Files of plugins, which each process loads.</param>
internal sealed partial class SweepLanes(Host host, string metrics, int samples, int lanes, int cores, IReadOnlyList<string> plugins)
{
    /// <summary>How long a run that was interrupted may take to save what it has.</summary>
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _steps = [];

    /// <summary>Trains and measures what is not done.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="rank">Of several processes that do it together, which this is: it does every so manieth run.</param>
    /// <param name="size">How many they are.</param>
    /// <param name="token">Stops: none begins any more, those that run save.</param>
    /// <returns>What failed in another way than by a number that is not finite, a sentence each; the other runs were done all the same.</returns>
    public IReadOnlyList<string> Run(SweepPlan plan, int rank, int size, CancellationToken token)
    {
        var waiting = new Queue<PlannedRun>(plan.Runs.Where((run, index) => index % size == rank && run.Failure is null && !(IsTrained(run) && IsMeasured(run))));
        if (waiting.Count == 0)
        {
            return [];
        }

        foreach (var run in plan.Runs)
        {
            _steps[run.Folder] = run.Failure is null ? run.Done : run.Record.Steps;
        }

        var failures = new List<string>();
        ProgressDisplay.Run(host, "sweep", _steps.Values.Sum(), plan.Runs.Sum(run => run.Record.Steps), "steps", 1, progress =>
        {
            Task.WhenAll(Enumerable.Range(0, Math.Min(lanes, waiting.Count)).Select(_ => Task.Run(async () =>
            {
                while (Next() is { } run)
                {
                    var failure = await DoAsync(run, progress, token);
                    lock (_gate)
                    {
                        failures.AddRange(failure is null ? [] : [$"{run.Variation}, seed {run.Record.Seed}: {failure}"]);
                    }
                }
            }))).GetAwaiter().GetResult();
            return true;
        });
        return failures;

        PlannedRun? Next()
        {
            lock (_gate)
            {
                return !token.IsCancellationRequested && waiting.TryDequeue(out var next) ? next : null;
            }
        }
    }

    private static bool IsTrained(PlannedRun run) => run.Done >= run.Record.Steps;

    private bool IsMeasured(PlannedRun run) => run.Open() is { } folder && EvaluationReport.Of(folder) is { } report
        && report.Step >= run.Record.Steps && !metrics.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Except(report.Asked).Any();

    private async Task<string?> DoAsync(PlannedRun run, ProgressReporter progress, CancellationToken token)
    {
        if (!IsTrained(run))
        {
            string[] train = run.Open() is null ? ["train", .. Options(run.Record), "--out", run.Folder] : ["resume", run.Folder];
            var failure = await RunAsync(run, train, progress, token);
            if (failure is not null || token.IsCancellationRequested)
            {
                return run.Failure is null ? failure : null;
            }
        }

        return await RunAsync(run, ["evaluate", run.Folder, "--metrics", metrics, "--samples", samples.ToString(CultureInfo.InvariantCulture), "--threads", Threads], progress, token);
    }

    private string Threads => Math.Max(1, cores / lanes).ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Options(TrainingRecord record)
    {
        var own = record.Threads > 0 || lanes == 1 ? record : record with { Threads = Math.Max(1, cores / lanes) };
        var basis = TrainingRecord.For(record.Model) with { Data = record.Data, ImageSize = record.ImageSize, ImageHeight = record.ImageHeight };
        return ["--model", record.Model, "--data", record.Data, .. RecordSettings.Difference(basis, own).SelectMany(setting => (string[])["--set", $"{setting.Name}={setting.Value}"])];
    }

    /// <returns>What went wrong, or null.</returns>
    private async Task<string?> RunAsync(PlannedRun run, string[] arguments, ProgressReporter progress, CancellationToken token)
    {
        var command = ThisProgram.Command([.. arguments, .. plugins.SelectMany(file => (string[])[PluginOption.Name, file])]);
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true };
        ChildLife.Tie(start);
        foreach (var variable in Launch.Variables)
        {
            start.Environment.Remove(variable);
        }

        using var process = Process.Start(start)!;
        string? failure = null;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (string.IsNullOrWhiteSpace(line.Data))
            {
                return;
            }

            if (StepsDone().Match(line.Data) is { Success: true } steps)
            {
                Report(run, long.Parse(steps.Groups[1].ValueSpan, CultureInfo.InvariantCulture), progress);
            }
            else if (line.Data.StartsWith("error: ", StringComparison.Ordinal))
            {
                failure ??= line.Data["error: ".Length..];
            }
            else if (line.Data.StartsWith("warning: ", StringComparison.Ordinal))
            {
                lock (_gate)
                {
                    host.Error.WriteLine($"{run.Variation}, seed {run.Record.Seed}: {line.Data}");
                }
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ChildEnd.Of(process, _farewell, token);
        return process.ExitCode == ExitCodes.Success || token.IsCancellationRequested ? null : failure ?? $"its process ended with status {process.ExitCode}; '{string.Join(' ', arguments)}' says why";
    }

    private void Report(PlannedRun run, long steps, ProgressReporter progress)
    {
        lock (_gate)
        {
            _steps[run.Folder] = steps;
            progress.Report(_steps.Values.Sum(), $"{run.Variation}, seed {run.Record.Seed}");
        }
    }

    [GeneratedRegex(@"^training: (\d+) of ", RegexOptions.NonBacktracking)]
    private static partial Regex StepsDone();
}
