using System.CommandLine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan notebook slides.</summary>
internal static class NotebookSlidesCommand
{
    public static Command Create(Host host)
    {
        var path = new Argument<string>("FILE") { Description = "An executed notebook, as 'notebook run' leaves it in the site's folder" };
        var target = new Option<string>("--out") { Description = "The HTML file; the notebook's name with -slides.html where not given", HelpName = "file" };
        var trust = NotebookExportCommand.CreateTrust();
        var command = new CommandDescription(
            "slides",
            "Write an executed notebook as slides: one HTML file, a page a section, with the prose and the code as speaker's notes (key n)",
            "animegan notebook slides site/04-training.ipynb",
            "animegan notebook slides site/04-training.ipynb --out talk.html") { path, target, trust };
        command.SetAction(result =>
        {
            var source = result.GetRequiredValue(path);
            if (!File.Exists(source))
            {
                throw new UsageException($"there is no notebook '{source}'");
            }

            var file = result.GetValue(target) ?? $"{Path.GetFileNameWithoutExtension(source)}-slides.html";
            if (Path.GetExtension(file) != ".html")
            {
                throw new UsageException($"--out must end in .html, got '{file}'");
            }

            var notebook = NotebookFile.Load(source);
            if (notebook.Cells.All(cell => cell.Kind != CellKind.Code || cell.Outputs.Count == 0))
            {
                throw new UsageException($"'{source}' has no outputs, so its slides would have no picture; run it first: animegan notebook run {source}, then take the executed notebook from the site's folder");
            }

            SlideDeck.Save(notebook, file, new PageOptions { Folder = Path.GetDirectoryName(Path.GetFullPath(source))!, Trusted = result.GetValue(trust) });
            host.Output.WriteLine(file);
            return ExitCodes.Success;
        });
        return command;
    }
}
