using System.CommandLine;
using AnimeGan.Cli.Arguments;
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
        var json = JsonOutput.CreateOption("a list of name, kind (study or notebook), shows, paper, takes");
        var command = new CommandDescription(
            "list",
            "Show all studies and notebooks: name, what each shows, the paper, and how long it takes",
            "animegan figure list",
            "animegan figure list --json") { json };
        command.SetAction(result =>
        {
            var rows = Rows().ToList();
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, rows);
                return ExitCodes.Success;
            }

            var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("name").NoWrap()).AddColumns("shows", "paper", "takes");
            foreach (var row in rows)
            {
                table.AddRow(new Text(row.Name), new Text(row.Shows), new Text(row.Paper), new Text(row.Takes));
            }

            host.OutputConsole.Write(table);
            return ExitCodes.Success;
        });
        return command;
    }

    private static IEnumerable<Row> Rows()
    {
        foreach (var study in StudyCatalogue.All)
        {
            yield return new Row(study.Name, "study", study.Title, study.Paper, study.Cost);
        }

        foreach (var file in KitFiles.Notebooks)
        {
            var entry = IndexEntry.Of(NotebookFile.Load(file), "index.html");
            yield return new Row(Path.GetFileNameWithoutExtension(file), "notebook", $"every figure of the notebook '{entry.Title}'", NotebookFigures.Paper(entry), "minutes; see notebooks/README.md");
        }
    }

    private sealed record Row(string Name, string Kind, string Shows, string Paper, string Takes);
}
