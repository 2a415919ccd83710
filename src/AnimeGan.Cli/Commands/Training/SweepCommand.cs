using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Machine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Distributed;
using AnimeGan.Reports;
using AnimeGan.Training;
using Spectre.Console;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan sweep.</summary>
internal static class SweepCommand
{
    private const int LeastSamples = 3;
    private const int UsualSamples = 2000;
    private const int MostLanes = 64;
    private const long MostSeeds = 1000;

    public static Command Create(Host host)
    {
        var (options, console) = (new TrainOptions(), host);
        var folder = new Option<string>("--out") { Description = "Folder of the sweep; the same again goes on with what is not done", HelpName = "folder", Required = true };
        var vary = new Option<string[]>("--vary") { Description = "A setting and the values it takes, as name=value,value (semicolons between values that hold commas); several make a grid", HelpName = "name=values", DefaultValueFactory = _ => [] };
        var list = new Option<string?>("--list") { Description = "A file with a combination a line, as name=value name=value; '#' begins a remark", HelpName = "file" };
        var seeds = new Option<string>("--seeds") { Description = "Seeds of each combination, as 1,2,5 or 1-3", HelpName = "numbers", DefaultValueFactory = _ => "1-3" };
        var metrics = new Option<string>("--metrics") { Description = "What the last checkpoint of each run is measured by, as 'animegan evaluate' has it", HelpName = "names", DefaultValueFactory = _ => "kid" };
        var samples = Given.Number("--samples", "Pictures drawn of each run for that", UsualSamples, LeastSamples, 10_000_000);
        var parallel = Given.Number("--parallel", "Runs at a time, each a process with its share of the cores; 0 for one every two cores", 0, 0, MostLanes);
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the runs and stop" };
        var json = JsonOutput.CreateOption("done, baseline, metrics (name, direction, rows of variation, seeds, mean, spread, difference, interval), page, table; with --dry-run a list of variation, seed, done, steps, failure, folder");
        var command = new CommandDescription(
            "sweep",
            "Train combinations of settings, each with several seeds, and report on them: mean and spread, paired differences, samples side by side. Ctrl-C saves; the same command goes on. Processes that mpirun starts share the runs",
            "animegan sweep --data data/synth32 --steps 1000 --vary objective=non-saturating,hinge --out runs/objectives",
            "animegan sweep --data data/synth32 --vary baseWidth=16,32 --vary learningRate=1e-4,2e-4 --seeds 1-5 --out runs/grid",
            "animegan sweep --data data/synth32 --list combinations.txt --metrics kid,precision-recall --out runs/listed") { folder, vary, list, seeds, metrics, samples, parallel, dryRun, json };
        options.AddTo(command, withSeed: false);
        command.SetAction(result => RankedCommand.Run(host, int.MaxValue, (host, ranks) =>
        {
            var basis = RankedCommand.Agreed(ranks, () => options.Resolve(result));
            var plan = RankedCommand.Agreed(ranks, () => RequireSame(Usage.Check(() => SweepPlan.Create(
                basis,
                result.GetRequiredValue(folder),
                [.. (result.GetValue(vary) ?? []).Select(Varied)],
                result.GetValue(list) is { } file ? ReadList(file) : null,
                Seeds(result.GetRequiredValue(seeds))))));
            if (result.GetValue(dryRun))
            {
                Print(host, plan, result.GetValue(json));
                return ExitCodes.Success;
            }

            host.Begin($"{plan.Runs.Count} runs, {plan.Runs.Count(run => run.Done >= run.Record.Steps)} of them done, in {result.GetRequiredValue(folder)}");
            var cores = ranks is null ? Environment.ProcessorCount : TrainingProcess.Configure(0, ranks);
            var lanes = new SweepLanes(host, result.GetRequiredValue(metrics), result.GetValue(samples), Lanes(result.GetValue(parallel), plan, cores), cores, result.GetValue<string[]>(PluginOption.Name) ?? []);
            var failures = lanes.Run(plan, ranks?.Rank ?? 0, ranks?.Size ?? 1, host.Token);
            var othersFail = ranks is not null && new Ranks(ranks).Any(failures.Count > 0, "the runs of other ranks");
            if (ranks is { Rank: > 0 })
            {
                return Say(console, failures, othersFail, host.Token);
            }

            var outcome = SweepReport.Write(plan, KitFiles.Plotly);
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, outcome);
            }
            else
            {
                Show(host, outcome);
            }

            var status = Say(host, failures, othersFail, host.Token);
            if (status == ExitCodes.Interrupted)
            {
                host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Stopped and saved; {outcome.Done} of {plan.Runs.Count} runs are done. The same command goes on."));
            }

            return status;
        }));
        return command;
    }

    // A rank that is quiet otherwise says what failed of its own runs.
    private static int Say(Host host, IReadOnlyList<string> failures, bool othersFail, CancellationToken token)
    {
        foreach (var failure in failures)
        {
            host.Error.WriteLine($"error: {failure}");
        }

        return token.IsCancellationRequested ? ExitCodes.Interrupted : failures.Count > 0 || othersFail ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static (string Name, IReadOnlyList<string> Values) Varied(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        var values = parts.Length < 2 ? [] : parts[1].Split(parts[1].Contains(';', StringComparison.Ordinal) ? ';' : ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts[0].Length > 0 && values.Length > 0
            ? (parts[0], values)
            : throw new ArgumentException($"--vary needs name=value,value, got '{text}'; for example --vary objective=hinge,least-squares");
    }

    private static List<IReadOnlyList<(string Name, string Value)>> ReadList(string file)
    {
        if (!File.Exists(file))
        {
            throw new ArgumentException($"--list: there is no file '{file}'; write one with a combination a line, as objective=hinge baseWidth=16");
        }

        List<IReadOnlyList<(string Name, string Value)>> list = [];
        foreach (var (number, line) in File.ReadLines(file).Index())
        {
            var words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (Array.Find(words, word => word.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong)
            {
                throw new ArgumentException($"--list: line {number + 1} of '{file}' has '{wrong}', which is not name=value");
            }

            if (words.Length > 0)
            {
                list.Add([.. Assignments.Parse(words)]);
            }
        }

        return list.Count > 0 ? list : throw new ArgumentException($"--list: '{file}' holds no combination");
    }

    private static List<long> Seeds(string text)
    {
        var seeds = new List<long>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', 2);
            if (!long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                || !long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                || last < first || last - first >= MostSeeds)
            {
                throw new ArgumentException($"--seeds must be numbers from 0 on, as 1,2,5 or 1-3, got '{text}'");
            }

            seeds.AddRange(Enumerable.Range(0, (int)(last - first) + 1).Select(step => first + step));
        }

        return seeds;
    }

    // A folder that holds another run must not pass for this one.
    private static SweepPlan RequireSame(SweepPlan plan)
    {
        foreach (var run in plan.Runs)
        {
            var differences = run.Differences();
            if (differences.Count > 0)
            {
                throw new UsageException($"--out: {run.Folder} holds a run with {string.Join(", ", differences.Select(setting => $"{setting.Name}={setting.Value}"))}, which this sweep has otherwise; name another folder, or the settings that it was begun with");
            }
        }

        return plan;
    }

    private static int Lanes(int asked, SweepPlan plan, int cores) => Math.Min(plan.Runs.Count, asked > 0 ? asked : Math.Max(1, cores / 2));

    private static void Print(Host host, SweepPlan plan, bool json)
    {
        if (json)
        {
            JsonOutput.Write(host, plan.Runs.Select(run => new { run.Variation, run.Record.Seed, run.Done, run.Record.Steps, run.Failure, run.Folder }));
            return;
        }

        foreach (var run in plan.Runs)
        {
            var state = run.Failure is { } failure ? $"failed: {failure}" : run.Done >= run.Record.Steps ? "done" : run.Done > 0 ? string.Create(CultureInfo.InvariantCulture, $"{run.Done} of {run.Record.Steps} steps done") : "not begun";
            host.Output.WriteLine($"{run.Variation}, seed {run.Record.Seed}: {state}; {run.Folder}");
        }
    }

    private static void Show(Host host, SweepOutcome outcome)
    {
        foreach (var metric in outcome.Metrics)
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns(Markup.Escape(metric.Title), "seeds", "mean", "spread of seeds", $"difference to {Markup.Escape(outcome.Baseline)}", "95 % interval");
            foreach (var column in table.Columns.Skip(1))
            {
                column.RightAligned();
            }

            foreach (var row in metric.Rows)
            {
                table.AddRow([.. row.Cells.Select(Markup.Escape)]);
            }

            host.OutputConsole.Write(table);
        }

        host.Output.WriteLine($"{outcome.Page}, {outcome.Table}");
    }
}
