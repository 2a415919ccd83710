using System.Diagnostics;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;

namespace AnimeGan.Cli.Commands;

/// <summary>Notebooks run several at a time, each in a process of its own with its share of the cores.</summary>
/// <remarks>
/// Small networks gain next to nothing from a second core: two CycleGANs, each on one, take as long as one of them on two. So a folder
/// of notebooks is done in little more than half the time. Processes, because libtorch's threads belong to one.
/// </remarks>
/// <param name="host">Where progress is shown.</param>
/// <param name="folder">The folder of the pages; made where it is missing.</param>
/// <param name="values">The notebooks' parameters.</param>
/// <param name="limit">How long a cell may take; null for any time.</param>
/// <param name="lanes">How many at a time; 1 runs them in this process, one after the other, on all cores.</param>
internal sealed class NotebookLanes(Host host, string folder, ParameterValues values, TimeSpan? limit, int lanes)
{
    /// <summary>How long notebooks that were interrupted may take to save what they have.</summary>
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly NotebookSite _site = new(host, folder, values, limit);

    /// <summary>As many as cores, four at most: each takes a process's memory.</summary>
    public static int Default => Math.Min(4, Environment.ProcessorCount);

    /// <summary>The page that lists the others.</summary>
    public string Index => _site.Index;

    /// <summary>Runs notebooks and writes their pages; after each the index has it.</summary>
    /// <param name="notebooks">The notebooks with the files that they are from, in the order in which they begin.</param>
    /// <param name="indexed">Whether the index is written.</param>
    /// <param name="token">Stops: none begins any more, those that run have some seconds to save.</param>
    /// <exception cref="FailureException">One failed; those that ran beside it have ended, the others did not begin.</exception>
    public async Task WriteAsync(IReadOnlyList<(string File, NotebookDocument Notebook)> notebooks, bool indexed, CancellationToken token)
    {
        var atATime = Math.Min(lanes, notebooks.Count);
        if (atATime < 2)
        {
            await _site.WriteAsync(notebooks, indexed, token);
            return;
        }

        var threads = Math.Max(1, Environment.ProcessorCount / atATime);
        host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{atATime} at a time, each on {threads} of {Environment.ProcessorCount} cores"));
        // Before the first needs it, so that no two copy it at once.
        _site.ShareScript();
        var waiting = new Queue<int>(Enumerable.Range(0, notebooks.Count));
        var entries = new IndexEntry?[notebooks.Count];
        var failures = new List<string>();
        await Task.WhenAll(Enumerable.Range(0, atATime).Select(async _ =>
        {
            while (Next() is { } next)
            {
                var (file, notebook) = notebooks[next];
                var failure = await RunAsync(file, values.For(notebook), threads, token);
                lock (_gate)
                {
                    failures.AddRange(failure is null ? [] : [failure]);
                    if (indexed)
                    {
                        entries[next] = _site.Find(file);
                        _site.WriteIndex([.. entries.OfType<IndexEntry>()], Path.GetDirectoryName(file)!);
                    }
                }
            }
        }));
        token.ThrowIfCancellationRequested();
        if (failures.Count > 0)
        {
            throw new FailureException(string.Join("\n", failures));
        }

        int? Next()
        {
            lock (_gate)
            {
                return failures.Count == 0 && !token.IsCancellationRequested && waiting.TryDequeue(out var next) ? next : null;
            }
        }
    }

    /// <summary>Writes the index anew, with whatever pages are there now.</summary>
    /// <param name="files">The notebooks, in order.</param>
    public void WriteIndex(IReadOnlyList<string> files) => _site.WriteIndex([.. files.Select(_site.Find).OfType<IndexEntry>()], Path.GetDirectoryName(files[0])!);

    /// <summary>Runs one notebook to its end.</summary>
    /// <returns>What went wrong, or null.</returns>
    private async Task<string?> RunAsync(string file, IReadOnlyDictionary<string, string> parameters, int threads, CancellationToken token)
    {
        string[] time = limit is { } most ? ["--cell-timeout", most.TotalSeconds.ToString(CultureInfo.InvariantCulture)] : [];
        var command = ThisProgram.Command(
            ["notebook", "run", file, "--out", folder, "--no-index", .. time, .. parameters.SelectMany(parameter => (string[])["--set", $"{parameter.Key}={parameter.Value}"])]);
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true };
        ChildLife.Tie(start);
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        string? failure = null;
        var name = Path.GetFileNameWithoutExtension(file).Split('-')[0];
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (string.IsNullOrWhiteSpace(line.Data))
            {
                return;
            }

            failure = failure is null && line.Data.StartsWith("error: ", StringComparison.Ordinal) ? line.Data["error: ".Length..] : failure;
            lock (_gate)
            {
                host.Error.WriteLine($"{name}  {line.Data}");
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ChildEnd.Of(process, _farewell, token);
        return process.ExitCode == ExitCodes.Success ? null : failure ?? $"{Path.GetFileName(file)} ended with status {process.ExitCode}; its lines above say why";
    }
}
