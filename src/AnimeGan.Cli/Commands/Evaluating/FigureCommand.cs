using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
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
            $"{study.Title}. Paper: {study.Paper}. Takes {study.Cost}. Ctrl-C stops it, and the same command goes on",
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
        command.SetAction(result =>
        {
            var earlier = result.GetValue(check) is { } path ? ReadNumbers(path) : null;
            var target = new StudyFolder(result.GetRequiredValue(folder));
            var context = new StudyContext
            {
                Folder = target.Runs,
                Length = result.GetValue(quick) ? StudyLength.Quick : result.GetValue(full) ? StudyLength.Full : StudyLength.Normal,
                Seeds = result.GetValue(seeds),
                Seed = result.GetValue(seed),
                Parallel = result.GetValue(parallel),
                Logger = new MessageLogger(host),
                Token = host.Token,
            };
            var print = paper.Read(result);
            return Run(host, study, context, target, ChartPngs.Program(result.GetValue(png) && print is null), print, earlier, result.GetValue(json));
        });
        return command;
    }

    private static int Run(Host host, IStudy study, StudyContext context, StudyFolder target, string? drawer, Action<Figure, string>? print, StudyRecord? earlier, bool json)
    {
        host.Begin($"{study.Title}; takes {study.Cost}; {target.Runs} keeps what is done");
        TrainingProcess.Configure(0);
        StudyResult result;
        try
        {
            result = ProgressDisplay.Run(host, study.Name, 0, 1, "steps", 1, progress => study.Run(context with { Progress = new DirectProgress<StudyProgress>(state => Show(progress, state)) }));
        }
        catch (OperationCanceledException) when (host.Token.IsCancellationRequested)
        {
            host.Error.WriteLine($"Stopped; what is done is kept in {target.Runs}. The same command goes on from there.");
            return ExitCodes.Interrupted;
        }

        var record = target.Write(study, context, result, KitFiles.Plotly, pngProgram: drawer);
        foreach (var (name, figure) in print is null ? [] : result.Figures)
        {
            print!(figure, Path.Combine(target.Root, name));
        }

        if (json)
        {
            JsonOutput.Write(host, record);
        }
        else
        {
            Print(host, record, target);
        }

        return Compare(json ? host.Error : host.Output, record, earlier);
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
}
