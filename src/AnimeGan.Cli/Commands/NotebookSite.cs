using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;
using AnimeGan.Notebooks.Running;

namespace AnimeGan.Cli.Commands;

/// <summary>Notebooks run one after the other, a page of each, and an index of them.</summary>
internal static class NotebookSite
{
    /// <summary>The charting script beside the pages: one copy for all of them.</summary>
    public const string ScriptName = "plotly.min.js";

    /// <summary>Runs notebooks and writes their pages; after each the index is whole.</summary>
    /// <param name="host">Where progress is shown.</param>
    /// <param name="notebooks">The notebooks with the files that they are from, in order.</param>
    /// <param name="site">The folder of the pages; made where it is missing.</param>
    /// <param name="values">Their parameters.</param>
    /// <param name="limit">How long a cell may take; null for any time.</param>
    /// <param name="token">Ends the running cell, and with it the rest.</param>
    /// <returns>The index page's path.</returns>
    /// <exception cref="FailureException">A cell failed; the page up to there is kept.</exception>
    public static async Task<string> WriteAsync(
        Host host, IReadOnlyList<(string File, NotebookDocument Notebook)> notebooks, string site, ParameterValues values, TimeSpan? limit, CancellationToken token)
    {
        var entries = new List<IndexEntry>();
        var index = Path.Combine(site, "index.html");
        foreach (var (file, notebook) in notebooks)
        {
            host.Error.WriteLine(Path.GetFileName(file));
            var options = new RunOptions { Session = KitSession.Options, Folder = Path.GetDirectoryName(file)!, Parameters = values.For(notebook), CellTimeout = limit };
            var run = await NotebookRunner.RunAsync(notebook, options, new CellLines(host.Error, TimeProvider.System), token);
            entries.Add(Write(run.Notebook, options.Folder, site, Path.GetFileNameWithoutExtension(file)));
            IndexPage.Save(index, "AnimeGan", entries);
            token.ThrowIfCancellationRequested();
            if (run.Failure is { } failure)
            {
                host.Error.WriteLine();
                throw new FailureException($"{Path.GetFileName(file)}: {failure}");
            }

            host.Error.WriteLine($"  done in {Durations.Text(run.Duration)}");
        }

        return index;
    }

    private static IndexEntry Write(NotebookDocument executed, string folder, string site, string name)
    {
        NotebookFile.Save(executed, Path.Combine(site, $"{name}.ipynb"));
        var script = KitFiles.Plotly is { } file && NotebookPage.HasCharts(executed) ? ShareScript(file, site) : null;
        NotebookPage.Save(executed, Path.Combine(site, $"{name}.html"), new PageOptions { Folder = folder, PlotlyLink = script, IndexLink = "index.html" });
        return IndexEntry.Of(executed, $"{name}.html");
    }

    private static string ShareScript(string file, string site)
    {
        File.Copy(file, Path.Combine(site, ScriptName), overwrite: true);
        return ScriptName;
    }
}
