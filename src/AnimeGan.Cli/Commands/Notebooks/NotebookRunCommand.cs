using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan notebook run.</summary>
internal static class NotebookRunCommand
{
    public static Command Create(Host host)
    {
        var path = new Argument<string>("PATH") { Description = "A notebook, or a folder of them, run in the order of their names" };
        var site = new Option<string>("--out") { Description = "Folder for the pages and the executed notebooks", HelpName = "folder", DefaultValueFactory = _ => "site" };
        var profile = new Option<string>("--profile") { Description = "Value of the parameter 'profile' in the notebooks that have one", HelpName = "smoke|quick|full" };
        var data = new Option<string>("--data") { Description = "Value of the parameter 'data' in the notebooks that have one: a prepared set", HelpName = "folder" };
        var set = Assignments.CreateOption("Value of any other parameter, at least one notebook's; may be repeated");
        var timeout = Given.OptionalNumber("--cell-timeout", "Seconds that one cell may take", 0.001, 1e7);
        var parallel = Given.Number("--parallel", "Notebooks at the same time, each in a process of its own with its share of the cores; 0 for one a core, at most 4", 1, 0, 64);
        var noIndex = new Option<bool>("--no-index") { Description = "Leave index.html as it is" };
        var command = new CommandDescription(
            "run",
            "Run notebooks from top to bottom and write a page of each, and an index of them",
            "animegan notebook run notebooks --out site --profile quick",
            "animegan notebook run notebooks/04-training.ipynb --set seed=7") { path, site, profile, data, set, timeout, parallel, noIndex };
        command.SetAction(async (result, token) =>
        {
            var files = NotebookCommand.Find(result.GetRequiredValue(path));
            var notebooks = files.Select(file => (File: file, Notebook: NotebookFile.Load(file))).ToList();
            var values = new ParameterValues(
                [("profile", result.GetValue(profile)), ("data", result.GetValue(data) is { } folder ? Path.GetFullPath(folder) : null)],
                [.. Assignments.Parse(result.GetValue(set) ?? [])]);
            values.RequireDeclared(notebooks.Select(pair => pair.Notebook));
            var limit = result.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            var target = Path.GetFullPath(result.GetRequiredValue(site));
            var lanes = result.GetValue(parallel) is var given && given > 0 ? given : NotebookLanes.Default;
            var pages = new NotebookLanes(host, target, values, limit, lanes);
            await pages.WriteAsync(notebooks, indexed: !result.GetValue(noIndex), token);
            host.Output.WriteLine(pages.Index);
            return ExitCodes.Success;
        });
        return command;
    }
}
