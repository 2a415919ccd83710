using System.CommandLine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan notebook clean.</summary>
internal static class NotebookCleanCommand
{
    public static Command Create(Host host)
    {
        var path = new Argument<string>("PATH") { Description = "A notebook, or a folder of them" };
        var check = new Option<bool>("--check") { Description = "Change nothing; status 1 where something would be removed" };
        var command = new CommandDescription(
            "clean",
            "Take outputs, counts and stray metadata out of notebooks, as they are committed",
            "animegan notebook clean notebooks",
            "animegan notebook clean notebooks/01-dataset.ipynb --check") { path, check };
        command.SetAction(result =>
        {
            var dirty = 0;
            foreach (var file in NotebookCommand.Find(result.GetRequiredValue(path)))
            {
                var notebook = NotebookFile.Load(file);
                var removed = NotebookCleaner.Clean(notebook);
                if (removed.Count == 0)
                {
                    continue;
                }

                dirty++;
                host.Output.WriteLine($"{Path.GetFileName(file)}: {string.Join("; ", removed)}");
                if (!result.GetValue(check))
                {
                    NotebookFile.Save(notebook, file);
                }
            }

            return dirty > 0 && result.GetValue(check) ? ExitCodes.Failure : ExitCodes.Success;
        });
        return command;
    }
}
