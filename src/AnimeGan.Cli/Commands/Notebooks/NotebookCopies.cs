using AnimeGan.Cli.Arguments;

namespace AnimeGan.Cli.Commands;

/// <summary>The notebooks that an installed tool carries, as copies in a folder of the person's: there they run, leave data and runs beside them, and may be changed.</summary>
/// <param name="carried">What the tool carries: notebooks, and the pictures that they show.</param>
/// <param name="folder">The folder for them.</param>
internal sealed class NotebookCopies(string carried, string folder)
{
    /// <summary>Copies what is not there yet; what is there, changed or not, stays.</summary>
    /// <param name="messages">Where it is said of a file that it is another than the tool's.</param>
    /// <returns>The notebooks among the copies, in the order of their names.</returns>
    public IReadOnlyList<string> Write(TextWriter messages)
    {
        var notebooks = new List<string>();
        foreach (var file in Directory.EnumerateFiles(carried, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(carried, file);
            var copy = Path.Combine(folder, name);
            var content = File.ReadAllBytes(file);
            if (!File.Exists(copy))
            {
                Targets.WriteFile(copy, content);
            }
            else if (!File.ReadAllBytes(copy).AsSpan().SequenceEqual(content))
            {
                messages.WriteLine($"{name} is another than this version's and stays; delete it to get that one");
            }

            if (Path.GetExtension(name) == ".ipynb")
            {
                notebooks.Add(copy);
            }
        }

        return notebooks;
    }

    /// <summary>Where a notebook of the kit's can run: where it lies, or, of an installed tool, as a copy in the current folder.</summary>
    /// <param name="notebook">One of <see cref="KitFiles.Notebooks"/>.</param>
    /// <param name="messages">Where it is said of a file that it is another than the tool's.</param>
    public static string PlaceOf(string notebook, TextWriter messages) => KitFiles.Carried is { } carried
        ? new NotebookCopies(carried, Environment.CurrentDirectory).Write(messages).Single(copy => Path.GetFileName(copy) == Path.GetFileName(notebook))
        : notebook;
}
