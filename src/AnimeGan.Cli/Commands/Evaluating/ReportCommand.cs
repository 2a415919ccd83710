using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Reports;
using AnimeGan.Reports.TensorBoard;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan report.</summary>
internal static class ReportCommand
{
    public static Command Create(Host host)
    {
        var folders = new Argument<string[]>("RUN") { Description = "Folders of runs; several are compared", Arity = ArgumentArity.OneOrMore };
        var file = new Option<string?>("--out") { Description = "The page [default: report.html in the run's folder, comparison.html beside the first of several]", HelpName = "file.html" };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Path.GetExtension(token.Value).ToUpperInvariant() is not (".HTML" or ".HTM"))
            {
                result.AddError($"--out writes a page and needs a name that ends in .html, got '{token.Value}'");
            }
        });
        var tensorBoard = new Option<string?>("--tensorboard") { Description = "Write event files for TensorBoard into this folder instead of a page", HelpName = "folder" };
        var json = JsonOutput.CreateOption("files, what was written");
        var command = new CommandDescription(
            "report",
            "Show one run, or several side by side, as a page that opens anywhere without a network",
            "animegan report runs/first",
            "animegan report runs/first runs/second --out comparison.html",
            "animegan report runs/first --tensorboard logs") { folders, file, tensorBoard, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is not null && result.GetValue(tensorBoard) is not null)
            {
                result.AddError("--out names a page and --tensorboard a folder of event files; give one of them");
            }
        });
        command.SetAction(result =>
        {
            var runs = Usage.Check(() => result.GetRequiredValue(folders).Select(RunFolder.Open).ToList());
            host.Begin($"reporting on {string.Join(", ", runs.Select(run => run.Root))}");
            var files = result.GetValue(tensorBoard) is { } target ? Usage.Check(() => TensorBoardExport.Write(runs, target)) : [WritePage(runs, result.GetValue(file))];
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, new { Files = files });
                return ExitCodes.Success;
            }

            foreach (var written in files)
            {
                host.Output.WriteLine(written);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static string WritePage(List<RunFolder> runs, string? file)
    {
        var path = Path.GetFullPath(file ?? (runs.Count == 1 ? Path.Combine(runs[0].Root, "report.html") : Path.Combine(Path.GetDirectoryName(runs[0].Root) ?? ".", "comparison.html")));
        return Usage.Check(() =>
        {
            RunReport.Write(runs, path, KitFiles.Plotly);
            return path;
        });
    }
}
