using System.CommandLine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;
using AnimeGan.Studies;
using Spectre.Console;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan figure list.</summary>
internal static class FigureListCommand
{
    public static Command Create(Host host)
    {
        var command = new CommandDescription(
            "list",
            "Show all studies and notebooks: name, what each shows, the paper, and how long it takes",
            "animegan figure list");
        command.SetAction(_ =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("name").NoWrap()).AddColumns("shows", "paper", "takes");
            foreach (var study in StudyCatalogue.All)
            {
                table.AddRow(new Text(study.Name), new Text(study.Title), new Text(study.Paper), new Text(study.Cost));
            }

            foreach (var file in KitFiles.Notebooks)
            {
                var entry = IndexEntry.Of(NotebookFile.Load(file), "index.html");
                table.AddRow(new Text(Path.GetFileNameWithoutExtension(file)), new Text($"every figure of the notebook '{entry.Title}'"), new Text(NotebookFigures.Paper(entry)), new Text("minutes; see notebooks/README.md"));
            }

            host.OutputConsole.Write(table);
            return ExitCodes.Success;
        });
        return command;
    }
}
