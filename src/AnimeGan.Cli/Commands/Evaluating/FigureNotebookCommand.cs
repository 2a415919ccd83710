using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Machine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Figures;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;
using AnimeGan.Notebooks.Running;
using AnimeGan.Studies;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan figure NOTEBOOK: every chart and picture of a notebook from its seed, with their numbers.</summary>
internal static class FigureNotebookCommand
{
    private static readonly string[] _profiles = ["quick", "smoke", "full"];

    /// <summary>Makes the command of a notebook.</summary>
    /// <param name="host">Where it writes.</param>
    /// <param name="file">The notebook.</param>
    public static Command Create(Host host, string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var folder = new Option<string>("--out") { Description = "Folder for figures, numbers and the page", HelpName = "folder", DefaultValueFactory = _ => Path.Combine("runs", "figure-" + name) };
        var profile = Given.Word("--profile", "How much is trained", _profiles);
        var seed = Given.OptionalNumber("--seed", "The notebook's seed; its own where not given", 0L, long.MaxValue);
        var png = ChartPngs.CreateOption();
        var paper = new PaperOutput(png);
        var check = FigureCommand.CheckOption();
        var json = FigureCommand.JsonOption();
        var command = new CommandDescription(
            name,
            "Reproduce every figure of this notebook from its seed: charts as SVG and Plotly's JSON, pictures as PNG, their numbers as JSON",
            $"animegan figure {name}",
            $"animegan figure {name} --profile smoke --out runs/{name}") { folder, profile, seed, png, check, json };
        paper.AddTo(command);
        command.SetAction(async (result, token) =>
        {
            if (RankedCommand.IsLeftToFirst(host, "cells of a notebook run one after the other, and there is nothing to share"))
            {
                return ExitCodes.Success;
            }

            var earlier = result.GetValue(check) is { } path ? FigureCommand.ReadNumbers(path) : null;
            var print = paper.Read(result);
            var drawer = ChartPngs.Program(result.GetValue(png) && print is null);
            var target = Path.GetFullPath(result.GetRequiredValue(folder));
            var notebook = NotebookFile.Load(file);
            var given = result.GetValue(seed)?.ToString(CultureInfo.InvariantCulture);
            var values = new ParameterValues([("profile", result.GetRequiredValue(profile)), ("seed", given)], []).For(notebook);
            if (given is not null && !values.ContainsKey("seed"))
            {
                throw new UsageException($"--seed: {name} has no seed; nothing in it is drawn by chance");
            }

            host.Begin($"{Path.GetFileName(file)}, profile {result.GetRequiredValue(profile)}, into {target}");
            var place = NotebookCopies.PlaceOf(file, host.Error);

            // libtorch keeps a number of threads for each thread that asks: what an earlier notebook left behind is not this one's.
            TrainingProcess.Configure(0);
            var environment = RunEnvironment.Capture(seed: 0, data: null, TimeProvider.System);
            var options = new RunOptions { Session = KitSession.Options, Folder = Path.GetDirectoryName(place)!, Parameters = values };
            var run = await NotebookRunner.RunAsync(notebook, options, new CellLines(host.Error, TimeProvider.System), token);
            if (run.Failure is { } failure)
            {
                throw new FailureException($"{Path.GetFileName(file)}: {failure}");
            }

            var record = Write(run.Notebook, name, result.GetRequiredValue(profile), values, target, drawer, print, environment);
            NotebookPage.Save(run.Notebook, Path.Combine(target, "index.html"), new PageOptions { Folder = options.Folder, PlotlyScript = KitFiles.Plotly, Trusted = true });
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, record);
                return FigureCommand.Compare(host.Error, record, earlier);
            }

            host.Output.WriteLine($"{record.Notes[0]} in {target}");
            return FigureCommand.Compare(host.Output, record, earlier);
        });
        return command;
    }

    private static StudyRecord Write(NotebookDocument executed, string name, string profile, IReadOnlyDictionary<string, string> values, string target, string? drawer, Action<Figure, string>? print, RunEnvironment environment)
    {
        var figures = new NotebookFigures(target, drawer, print);
        figures.Write(executed);
        var entry = IndexEntry.Of(executed, "index.html");
        var seed = NotebookFigures.Seed(executed, values);
        var record = new StudyRecord
        {
            Study = name,
            Title = entry.Title,
            Paper = NotebookFigures.Paper(entry),
            Length = profile,
            Seed = seed,
            Numbers = figures.Numbers,
            Notes = [string.Create(CultureInfo.InvariantCulture, $"{figures.Charts} charts and {figures.Pictures} pictures")],
            Environment = environment with { Seed = seed },
        };
        StudyFolder.WriteNumbers(new StudyFolder(target).Numbers, record);
        return record;
    }
}
