using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;
using AnimeGan.Notebooks.Running;

namespace AnimeGan.Cli.Commands;

/// <summary>Notebooks run one after the other, a page of each, and an index of them.</summary>
/// <param name="host">Where progress is shown.</param>
/// <param name="folder">The folder of the pages; made where it is missing.</param>
/// <param name="values">The notebooks' parameters.</param>
/// <param name="limit">How long a cell may take; null for any time.</param>
internal sealed class NotebookSite(Host host, string folder, ParameterValues values, TimeSpan? limit)
{
    private const string ScriptName = "plotly.min.js";

    /// <summary>The page that lists the others.</summary>
    public string Index => Path.Combine(folder, "index.html");

    /// <summary>Runs notebooks and writes their pages; after each the index is whole.</summary>
    /// <param name="notebooks">The notebooks with the files that they are from, in order.</param>
    /// <param name="indexed">Whether the index is written; not where somebody else does.</param>
    /// <param name="token">Ends the running cell, and with it the rest.</param>
    /// <exception cref="FailureException">A cell failed; the page up to there is kept.</exception>
    public async Task WriteAsync(IReadOnlyList<(string File, NotebookDocument Notebook)> notebooks, bool indexed, CancellationToken token)
    {
        var entries = new List<IndexEntry>();
        foreach (var (file, notebook) in notebooks)
        {
            host.Error.WriteLine(Path.GetFileName(file));
            var options = new RunOptions { Session = KitSession.Options, Folder = Path.GetDirectoryName(file)!, Parameters = values.For(notebook), CellTimeout = limit };
            var run = await NotebookRunner.RunAsync(notebook, options, new CellLines(host.Error, TimeProvider.System), token);
            Write(run.Notebook, options.Folder, Name(file));
            if (indexed)
            {
                entries.Add(Entry(run.Notebook, file));
                WriteIndex(entries, Path.GetDirectoryName(file)!);
            }

            token.ThrowIfCancellationRequested();
            if (run.Failure is { } failure)
            {
                host.Error.WriteLine();
                throw new FailureException($"{Path.GetFileName(file)}: {failure}");
            }

            host.Error.WriteLine($"  done in {Durations.Text(run.Duration)}");
        }
    }

    /// <summary>Writes the index, and pages of the documents beside the notebooks.</summary>
    /// <param name="entries">The notebooks' lines, in order.</param>
    /// <param name="notebooks">The notebooks' folder.</param>
    public void WriteIndex(IReadOnlyList<IndexEntry> entries, string notebooks) => IndexPage.Save(Index, "AnimeGan", entries, SiteDocuments.Write(notebooks, folder));

    /// <summary>The line of a notebook whose page is there; null where none is.</summary>
    /// <param name="file">The notebook.</param>
    public IndexEntry? Find(string file)
    {
        var executed = Path.Combine(folder, $"{Name(file)}.ipynb");
        return File.Exists(executed) ? Entry(NotebookFile.Load(executed), file) : null;
    }

    /// <summary>Puts the charting script beside the pages, one copy for all of them, where there is one and it is not there yet.</summary>
    /// <returns>Its name, or null.</returns>
    public string? ShareScript()
    {
        if (KitFiles.Plotly is not { } script)
        {
            return null;
        }

        var shared = new FileInfo(Path.Combine(folder, ScriptName));
        if (!shared.Exists || shared.Length != new FileInfo(script).Length)
        {
            Targets.WriteFile(shared.FullName, File.ReadAllBytes(script));
        }

        return ScriptName;
    }

    private static string Name(string file) => Path.GetFileNameWithoutExtension(file);

    private static IndexEntry Entry(NotebookDocument executed, string file) => IndexEntry.Of(executed, $"{Name(file)}.html");

    private void Write(NotebookDocument executed, string notebooks, string name)
    {
        NotebookFile.Save(executed, Path.Combine(folder, $"{name}.ipynb"));
        var script = NotebookPage.HasCharts(executed) ? ShareScript() : null;
        NotebookPage.Save(executed, Path.Combine(folder, $"{name}.html"), new PageOptions { Folder = notebooks, PlotlyLink = script, IndexLink = "index.html", Trusted = true });
    }
}
