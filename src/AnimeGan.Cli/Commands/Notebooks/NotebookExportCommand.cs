using System.CommandLine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan notebook export.</summary>
internal static class NotebookExportCommand
{
    public static Command Create(Host host)
    {
        var path = new Argument<string>("FILE") { Description = "A notebook (.ipynb or .dib), with the outputs that it holds" };
        var target = new Option<string>("--out") { Description = "What to write: .html, .ipynb or .dib; the notebook's name with .html where not given", HelpName = "file" };
        var trust = CreateTrust();
        var command = new CommandDescription(
            "export",
            "Write a notebook as one HTML page, or in the other notebook format, without running it",
            "animegan notebook export site/04-training.ipynb",
            "animegan notebook export notebooks/04-training.ipynb --out training.dib",
            "animegan notebook export mine.ipynb --trust") { path, target, trust };
        command.SetAction(result =>
        {
            var source = result.GetRequiredValue(path);
            if (!File.Exists(source))
            {
                throw new UsageException($"there is no notebook '{source}'");
            }

            var file = result.GetValue(target) ?? Path.ChangeExtension(Path.GetFileName(source), ".html");
            var notebook = NotebookFile.Load(source);
            switch (Path.GetExtension(file))
            {
                case ".html":
                    NotebookPage.Save(notebook, file, new PageOptions { Folder = Path.GetDirectoryName(Path.GetFullPath(source))!, PlotlyScript = KitFiles.Plotly, Trusted = result.GetValue(trust) });
                    break;
                case ".ipynb" or ".dib":
                    NotebookFile.Save(notebook, file);
                    break;
                default:
                    throw new UsageException($"--out must end in .html, .ipynb or .dib, got '{file}'");
            }

            host.Output.WriteLine(file);
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>The option for notebooks of one's own.</summary>
    internal static Option<bool> CreateTrust() =>
        new("--trust") { Description = "Let scripts in the notebook's outputs run in the page; without it a page runs the kit's own alone, so a notebook from elsewhere can be looked at" };
}
