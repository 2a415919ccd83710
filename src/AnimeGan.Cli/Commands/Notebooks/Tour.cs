using System.Diagnostics;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Machine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Data;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Playground;

namespace AnimeGan.Cli.Commands;

/// <summary>The whole kit in one go: what this machine is, a set of faces, every notebook, a site.</summary>
/// <param name="host">Where progress is shown.</param>
/// <param name="root">The checkout, or an installed tool's current folder: prepared sets go to its data.</param>
/// <param name="files">The notebooks, which lie in its folder notebooks.</param>
/// <param name="plan">How long it shall be.</param>
internal sealed class Tour(Host host, string root, IReadOnlyList<string> files, TourPlan plan)
{
    private const long Seed = 1;

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Runs the tour.</summary>
    /// <param name="pictures">The person's own pictures; null for drawn faces.</param>
    /// <param name="site">The folder of the pages.</param>
    /// <param name="token">Ends it at the next safe point.</param>
    /// <returns>The index page's path.</returns>
    public async Task<string> RunAsync(string? pictures, string site, CancellationToken token)
    {
        var notebooks = files.Select(file => (File: file, Notebook: NotebookFile.Load(file))).ToList();
        Stage("This machine");
        InfoCommand.Write(MachineReport.Collect(), host.ErrorConsole);
        Stage("Preparing a data set of anime faces");
        var runs = Path.Combine(root, "runs");
        var before = TourPlayground.Seen(runs);
        var sets = plan.Sizes.Select(size => pictures is null ? Draw(size) : Prepare(pictures, size)).ToList();
        Stage("Running the notebooks");
        var values = new ParameterValues([("profile", plan.Profile), ("data", sets[0]), ("training", sets[^1])], []);
        var pages = new NotebookLanes(host, site, values, limit: null, plan.SideBySide ? NotebookLanes.Default : 1);
        GamePage.Write(Path.Combine(site, SiteDocuments.GameFile));
        await pages.WriteAsync(notebooks, indexed: true, token);
        if (TourPlayground.Find(runs, before) is { Count: > 0 } trained)
        {
            Stage("Writing a page to play with what was trained");
            TourPlayground.Write(host, trained, Path.Combine(site, SiteDocuments.PlaygroundFile));
            pages.WriteIndex([.. notebooks.Select(notebook => notebook.File)]);
        }

        Stage($"Done in {Durations.Text(_clock.Elapsed)}");
        return pages.Index;
    }

    /// <summary>A set of drawn faces, found again where it was drawn before.</summary>
    /// <remarks>It has the name that the notebooks give to the set which they draw when run by themselves.</remarks>
    private string Draw(int size)
    {
        var folder = DataFolder($"synth{size}-{plan.Faces}-seed{Seed}");
        if (File.Exists(Path.Combine(folder, DatasetManifest.FileName)))
        {
            host.Error.WriteLine($"{folder} is there already");
            return folder;
        }

        DataSynthCommand.Draw(host, folder, plan.Faces, size, Seed, overwrite: false);
        host.Error.WriteLine($"{plan.Faces} faces of {size}x{size} in {folder}");
        return folder;
    }

    /// <summary>A set of the person's pictures, prepared anew each time: they may have changed.</summary>
    private string Prepare(string pictures, int size)
    {
        var folder = DataFolder($"tour-pictures{size}");
        var options = new FolderPreparationOptions { Width = size, Height = size, Overwrite = true };
        DataPrepareCommand.WriteSummary(DataPrepareCommand.Prepare(host, pictures, folder, options), folder, host.Error);
        return folder;
    }

    private string DataFolder(FormattableString name) => Path.Combine(root, "data", name.ToString(CultureInfo.InvariantCulture));

    private void Stage(string title) =>
        host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n== {title}  [{_clock.Elapsed.TotalSeconds:0} s]"));
}
