using System.CommandLine;
using AnimeGan.Cli.Terminal;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan notebook.</summary>
internal static class NotebookCommand
{
    public static Command Create(Host host) =>
        new CommandDescription(
            "notebook",
            "Run, publish and clean C# notebooks; no Python needed",
            "animegan notebook run notebooks --out site",
            "animegan notebook clean notebooks")
        {
            NotebookRunCommand.Create(host),
            NotebookExportCommand.Create(host),
            NotebookSlidesCommand.Create(host),
            NotebookCleanCommand.Create(host),
        };

    /// <summary>The notebooks that a path names: one file, or all of a folder in the order of their names.</summary>
    internal static IReadOnlyList<string> Find(string path)
    {
        if (File.Exists(path))
        {
            return [Path.GetFullPath(path)];
        }

        if (!Directory.Exists(path))
        {
            throw new UsageException($"there is no file or folder '{path}'");
        }

        var found = Directory.EnumerateFiles(path)
            .Where(file => Path.GetExtension(file) is ".ipynb" or ".dib")
            .Select(Path.GetFullPath)
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count > 0 ? found : throw new UsageException($"'{path}' holds no notebooks (.ipynb or .dib)");
    }
}
