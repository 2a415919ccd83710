using System.Globalization;
using System.Net;
using AnimeGan.Files;
using AnimeGan.Training;

namespace AnimeGan.Playground;

/// <summary>One HTML file that runs trained generators in a browser, without a network, from the disk and on a phone.</summary>
/// <remarks>
/// Faces of a seed are those that <see cref="Trained.TrainedGenerator.Sample"/> draws. A notebook shows the page as a frame of its
/// own; <see cref="Save"/> writes it to be passed on.
/// </remarks>
/// <example>
/// <code>
/// var page = PlaygroundPage.Create(["runs/first", "runs/style"], new PlaygroundOptions { Samples = 100 });
/// page.Save("playground.html");
/// string.Join(", ", page.Runs.Select(run => $"{run.Name} after {run.Step} steps"))    // → first after 4 steps, style after 4 steps
/// </code>
/// </example>
[TypeFormatterSource(typeof(HtmlFormatterSource<PlaygroundPage>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class PlaygroundPage : IHtml
{
    private readonly string _html;

    private PlaygroundPage(IReadOnlyList<PlaygroundRun> runs, string html) => (Runs, _html) = (runs, html);

    /// <summary>What is in it, a tab each.</summary>
    public IReadOnlyList<PlaygroundRun> Runs { get; }

    /// <summary>Its size as a file.</summary>
    public long Bytes => System.Text.Encoding.UTF8.GetByteCount(_html);

    /// <summary>Makes the page of some runs: learns directions from samples, reads the networks.</summary>
    /// <param name="runFolders">Folders of runs of any family, none twice.</param>
    /// <param name="options">What it holds; null for the defaults.</param>
    /// <param name="progress">Told how many samples are drawn so far: at most twice <see cref="PlaygroundOptions.Samples"/> a run.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="ArgumentException">There is no run, one is given twice, an option makes no sense, or the page would be larger than it may be.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder is no run.</exception>
    /// <exception cref="InvalidDataException">A run has no such checkpoint, or it is not whole.</exception>
    /// <exception cref="NotSupportedException">A network has no form that the page can run; the message says why.</exception>
    public static PlaygroundPage Create(IReadOnlyList<string> runFolders, PlaygroundOptions? options = null, IProgress<int>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(runFolders);
        options ??= new PlaygroundOptions();
        options.Validate();
        var folders = Open(runFolders);
        var names = options.Names ?? RunFolder.ShortNames(folders);
        if (names.Count != folders.Count)
        {
            throw new ArgumentException($"{names.Count} names are given for {folders.Count} runs; give one for each, or none.", nameof(options));
        }

        var networks = new PageNetworks(options);
        var drawn = new DrawnSamples(progress);
        List<(PlaygroundRun Run, object Json)> tabs = [.. folders.Zip(names, (folder, name) =>
            folder.ReadRecord().Model == "cyclegan"
                ? new TranslatorTab(folder, options, networks).Build(name)
                : new LatentTab(folder, options, networks).Build(name, drawn, token))];
        IReadOnlyList<PlaygroundRun> runs = [.. tabs.Select(tab => tab.Run)];
        var page = new PlaygroundPage(runs, PageText.Of(runs, [.. tabs.Select(tab => tab.Json)], networks.All));
        return page.Bytes <= options.MostBytes ? page : throw new ArgumentException(TooLarge(page, options), nameof(options));
    }

    /// <summary>Makes the page and writes it; one that is there is replaced as a whole, or stays.</summary>
    /// <inheritdoc cref="Create"/>
    /// <param name="runFolders">Folders of runs of any family, none twice.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What it holds; null for the defaults.</param>
    /// <param name="progress">Told how many samples are drawn so far: at most twice <see cref="PlaygroundOptions.Samples"/> a run.</param>
    /// <param name="token">Cancels.</param>
    public static PlaygroundPage Write(IReadOnlyList<string> runFolders, string path, PlaygroundOptions? options = null, IProgress<int>? progress = null, CancellationToken token = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var page = Create(runFolders, options, progress, token);
        page.Save(path);
        return page;
    }

    /// <summary>Writes the page.</summary>
    /// <param name="path">The file; one that is there is replaced as a whole, or stays.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        DurableFile.Replace(path, _html);
    }

    /// <summary>The whole page as text.</summary>
    public string ToPage() => _html;

    /// <summary>The page as a frame for a larger one, such as a notebook.</summary>
    /// <returns>An iframe that holds everything and may load nothing.</returns>
    public string ToHtml()
    {
        var title = $"Playground of {string.Join(", ", Runs.Select(run => run.Name))}";
        var inside = _html.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
        return $"<iframe title=\"{WebUtility.HtmlEncode(title)}\" sandbox=\"allow-scripts allow-downloads\" style=\"width:100%;height:56rem;border:1px solid #8886;border-radius:8px\" srcdoc=\"{inside}\"></iframe>";
    }

    /// <summary>A line for each run, for a terminal.</summary>
    public override string ToString() => string.Join('\n', Runs.Select(Line).Append(string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1e6:0.0} MB")));

    private static string Line(PlaygroundRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Name}: {run.Model} after {run.Step} steps, {run.Directions} directions, {run.Attributes.Count} attributes, a film of {run.FilmSteps} pictures, {run.NetworkBytes / 1e6:0.0} MB of networks");

    private static List<RunFolder> Open(IReadOnlyList<string> runFolders)
    {
        if (runFolders.Count == 0)
        {
            throw new ArgumentException("A playground needs at least one run, got none.", nameof(runFolders));
        }

        List<RunFolder> folders = [.. runFolders.Select(RunFolder.Open)];
        return folders.GroupBy(folder => Path.TrimEndingDirectorySeparator(folder.Root)).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException($"{twice.Key} is given twice; name each run once.", nameof(runFolders))
            : folders;
    }

    private static string TooLarge(PlaygroundPage page, PlaygroundOptions options)
    {
        var culture = CultureInfo.InvariantCulture;
        var largest = page.Runs.MaxBy(run => run.NetworkBytes)!;
        return string.Create(culture, $"The page would have {page.Bytes / 1e6:0.0} MB, more than {options.MostBytes / 1e6:0.0}: {largest.Name}'s networks alone have {largest.NetworkBytes / 1e6:0.0} MB. ")
            + $"Give it {(options.Half ? "" : "half-precision weights, ")}fewer runs, one checkpoint (--checkpoints 1), a shorter film (--film), or allow more (--most; in C#, {nameof(options.MostBytes)}).";
    }

    // Sums up what several learners report, each from 1 on.
    private sealed class DrawnSamples(IProgress<int>? progress) : IProgress<int>
    {
        private int _before;
        private int _last;

        public void Report(int value)
        {
            if (value < _last)
            {
                _before += _last;
            }

            _last = value;
            progress?.Report(_before + value);
        }
    }
}
