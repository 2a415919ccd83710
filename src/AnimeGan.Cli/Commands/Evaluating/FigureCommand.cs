using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Machine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Figures;
using AnimeGan.Studies;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan figure: one command a study, and one a notebook.</summary>
internal static class FigureCommand
{
    public static Command Create(Host host)
    {
        var command = new CommandDescription(
            "figure",
            "Reproduce a named experiment, or all figures of a notebook, from its seed: train, measure, draw",
            "animegan figure list",
            "animegan figure dirac --out runs/figure-dirac",
            "animegan figure dirac --check runs/figure-dirac/numbers.json --out runs/again")
        {
            FigureListCommand.Create(host),
        };
        foreach (var study in StudyCatalogue.All)
        {
            command.Subcommands.Add(Create(host, study));
        }

        foreach (var notebook in KitFiles.Notebooks)
        {
            command.Subcommands.Add(FigureNotebookCommand.Create(host, notebook));
        }

        return command;
    }

    /// <summary>The option that holds numbers against earlier ones.</summary>
    internal static Option<string?> CheckOption() => new("--check") { Description = "A numbers.json from before; ends with 1 where numbers differ from it: by a bit on a processor of the same kind, by more than a thousandth or three standard errors elsewhere", HelpName = "file" };

    /// <summary>The option that prints the numbers for programs.</summary>
    internal static Option<bool> JsonOption() => JsonOutput.CreateOption("what numbers.json holds: study, title, paper, length, seed, numbers (name, value, standardError, expected), notes, environment");

    /// <summary>Says whether numbers agree with earlier ones; none to compare with agree.</summary>
    /// <exception cref="FailureException">They differ; the message says which.</exception>
    internal static int Compare(TextWriter writer, StudyRecord record, StudyRecord? earlier)
    {
        if (earlier is null)
        {
            return ExitCodes.Success;
        }

        var differences = Usage.Check(() => StudyComparison.Differences(record, earlier));
        if (differences.Count > 0)
        {
            throw new FailureException($"the numbers differ from those before:\n{string.Join('\n', differences)}");
        }

        writer.WriteLine(StudyComparison.IsExact(record, earlier)
            ? $"{earlier.Numbers.Count} numbers are the same to the last bit"
            : $"{earlier.Numbers.Count} numbers agree within their tolerance; they were taken on another machine ({earlier.Environment.Cpu}, {earlier.Environment.Threads} threads)");
        return ExitCodes.Success;
    }

    private static CommandDescription Create(Host host, IStudy study)
    {
        var folder = new Option<string>("--out") { Description = "Folder for figures, numbers and runs", HelpName = "folder", DefaultValueFactory = _ => Path.Combine("runs", "figure-" + study.Name) };
        var quick = new Option<bool>("--quick") { Description = "A short version; its numbers are rough" };
        var full = new Option<bool>("--full") { Description = "As long as in the paper, where that is longer" };
        var seeds = Given.OptionalNumber("--seeds", "Repetitions, each with another seed; the study's own number where not given", 1, 1000);
        var seed = Given.Number("--seed", "The first seed", 1L, 0L, long.MaxValue);
        var parallel = Given.Number("--parallel", "Experiments at the same time; 0 for one a core. Changes no number", 0, 0, 1024);
        var png = ChartPngs.CreateOption();
        var paper = new PaperOutput(png);
        var check = CheckOption();
        var json = JsonOption();
        var command = new CommandDescription(
            study.Name,
            $"{study.Title}. Paper: {study.Paper}. Takes {study.Cost}. Ctrl-C stops it, and the same command goes on. Processes that mpirun starts share its trials: mpirun -np 4 environment/animegan figure {study.Name} ...",
            $"animegan figure {study.Name} --quick",
            $"animegan figure {study.Name} --out runs/{study.Name} --seeds 3",
            $"animegan figure {study.Name} --quick --width 84mm --pdf --no-title") { folder, quick, full, seeds, seed, parallel, png, check, json };
        paper.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(quick) && result.GetValue(full))
            {
                result.AddError("--quick and --full exclude each other");
            }
        });
        command.SetAction(result => RankedCommand.Run(host, int.MaxValue, (host, ranks) =>
        {
            var output = RankedCommand.Agreed(ranks, () => ranks is { Rank: > 0 } ? null : ReadOutput(result, check, paper, png, result.GetValue(json)));
            var target = new StudyFolder(result.GetRequiredValue(folder));
            host.Begin($"{study.Title}; takes {study.Cost}; {target.Runs} keeps what is done");
            var cores = TrainingProcess.Configure(0, ranks);
            var context = new StudyContext
            {
                Folder = target.Runs,
                Length = result.GetValue(quick) ? StudyLength.Quick : result.GetValue(full) ? StudyLength.Full : StudyLength.Normal,
                Seeds = result.GetValue(seeds),
                Seed = result.GetValue(seed),
                Parallel = result.GetValue(parallel) is 0 && ranks is not null ? cores : result.GetValue(parallel),
                Ranks = ranks is null ? StudyRanks.Alone : new StudyRanks(ranks),
                Logger = new MessageLogger(host),
                Token = host.Token,
            };
            return Run(host, study, context, target, output);
        }));
        return command;
    }

    private static Output ReadOutput(ParseResult result, Option<string?> check, PaperOutput paper, Option<bool> png, bool json)
    {
        var print = paper.Read(result);
        return new Output(result.GetValue(check) is { } path ? ReadNumbers(path) : null, ChartPngs.Program(result.GetValue(png) && print is null), print, json);
    }

    // Of several processes number 0 alone has an output.
    private static int Run(Host host, IStudy study, StudyContext context, StudyFolder target, Output? output)
    {
        StudyResult? result;
        try
        {
            result = ProgressDisplay.Run(host, study.Name, 0, 1, "steps", 1, progress => StudyRanks.Run(study, context with { Progress = new DirectProgress<StudyProgress>(state => Show(progress, state)) }));
        }
        catch (OperationCanceledException) when (host.Token.IsCancellationRequested || context.Ranks.Size > 1)
        {
            host.Error.WriteLine($"Stopped; what is done is kept in {target.Runs}. The same command goes on from there.");
            return ExitCodes.Interrupted;
        }

        if (result is null || output is null)
        {
            return ExitCodes.Success;
        }

        if (context.Ranks is { Size: > 1, HasShared: false })
        {
            host.Error.WriteLine($"note: {study.Name} has no trials to share; one of the {context.Ranks.Size} processes did all of it");
        }

        return Write(host, study, context, target, result, output);
    }

    private static int Write(Host host, IStudy study, StudyContext context, StudyFolder target, StudyResult result, Output output)
    {
        var record = target.Write(study, context, result, KitFiles.Plotly, pngProgram: output.Drawer);
        foreach (var (name, figure) in output.Print is null ? [] : result.Figures)
        {
            output.Print!(figure, Path.Combine(target.Root, name));
        }

        if (output.Json)
        {
            JsonOutput.Write(host, record);
        }
        else
        {
            Print(host, record, target);
        }

        return Compare(output.Json ? host.Error : host.Output, record, output.Earlier);
    }

    private static void Show(ProgressReporter reporter, StudyProgress state)
    {
        reporter.SetTotal(state.Total);
        reporter.Report(state.Done, state.Detail);
    }

    private static void Print(Host host, StudyRecord record, StudyFolder target)
    {
        foreach (var note in record.Notes)
        {
            host.Output.WriteLine(note);
        }

        var width = record.Numbers.Select(number => number.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var number in record.Numbers)
        {
            var expected = number.Expected is null ? "" : $"   expected {number.Expected}";
            host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number.Name.PadRight(width)}   {number.ToText()}{expected}"));
        }

        host.Output.WriteLine(target.Page);
    }

    /// <summary>Reads what --check names; another file is the person's mistake.</summary>
    internal static StudyRecord ReadNumbers(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"--check: there is no file '{path}'");
        }

        try
        {
            return StudyFolder.ReadNumbers(path);
        }
        catch (InvalidDataException fault)
        {
            throw new UsageException($"--check: {fault.Message}");
        }
    }

    /// <summary>What becomes of the numbers and charts.</summary>
    /// <param name="Earlier">Numbers to hold them against, or null.</param>
    /// <param name="Drawer">What draws charts as PNG, or null.</param>
    /// <param name="Print">What draws them for paper, or null.</param>
    /// <param name="Json">Whether numbers are printed for programs.</param>
    private sealed record Output(StudyRecord? Earlier, string? Drawer, Action<Figure, string>? Print, bool Json);
}
