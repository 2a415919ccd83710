using System.Diagnostics;
using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Session;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Running;

/// <summary>Runs a notebook from top to bottom in a fresh session, with nobody watching.</summary>
/// <example>
/// <code>
/// var notebook = NotebookDocument.Create();
/// notebook.Insert(new NotebookCell(CellKind.Markdown, "# A sum"));
/// notebook.Insert(new NotebookCell(CellKind.Code, "1 + 2"));
/// var run = await NotebookRunner.RunAsync(notebook, new RunOptions { Folder = "." });
/// NotebookPage.Save(run.Notebook, "sum.html", new PageOptions());
/// run.Notebook.Cells[1].Outputs.Count    // → 1
/// </code>
/// </example>
public static class NotebookRunner
{
    /// <summary>Runs a notebook. The document handed in stays as it is.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="options">Folder, parameters, time limit.</param>
    /// <param name="progress">Told of each code cell's start and end; may be null.</param>
    /// <param name="token">Cancels the running cell and ends the run with it.</param>
    /// <returns>The executed notebook, and the cell at which it stopped if one failed.</returns>
    /// <exception cref="ArgumentException">A parameter does not fit the notebook.</exception>
    public static async Task<RunResult> RunAsync(
        NotebookDocument notebook, RunOptions options, IProgress<CellProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(options);
        var executed = notebook.Clone();
        executed.EnsureIds();
        NotebookParameters.Inject(executed, options.Parameters);
        Reset(executed);

        var folder = Path.GetFullPath(options.Folder);
        var clock = Stopwatch.StartNew();
        using var directory = await WorkingDirectory.EnterAsync(folder, token).ConfigureAwait(false);

        // Formatters belong to the process: what an earlier notebook registered must not show in this one.
        Formatter.ResetToDefault();
        await using var session = new CSharpSession(options.Session with { Folder = folder });
        var failure = await RunCellsAsync(session, executed, options, progress, token).ConfigureAwait(false);
        executed.Metadata["execution"] = new JsonObject { ["duration"] = Math.Round(clock.Elapsed.TotalSeconds, 3), ["status"] = Status(failure, token).ToString().ToLowerInvariant() };
        return new RunResult(executed, failure, clock.Elapsed);
    }

    private static RunStatus Status(CellFailure? failure, CancellationToken token) =>
        failure is null ? RunStatus.Ok : token.IsCancellationRequested ? RunStatus.Interrupted : RunStatus.Failed;

    private static async Task<CellFailure?> RunCellsAsync(
        CSharpSession session, NotebookDocument notebook, RunOptions options, IProgress<CellProgress>? progress, CancellationToken token)
    {
        var displays = new Dictionary<string, List<JsonObject>>(StringComparer.Ordinal);
        var total = notebook.Cells.Count(IsRun);
        var done = 0;
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            if (!IsRun(cell))
            {
                continue;
            }

            var start = new CellProgress(i + 1, done, total, FirstLine(cell.Source), null);
            progress?.Report(start);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
            if (options.CellTimeout is { } time)
            {
                limit.CancelAfter(time);
            }

            var started = DateTimeOffset.UtcNow;
            var observer = new StatusObserver(new OutputRecorder(cell, displays), status => progress?.Report(start with { Status = status }));
            var outcome = await session.ExecuteAsync(cell.Source, observer, cell.Language ?? notebook.DefaultLanguage, token: limit.Token).ConfigureAwait(false);
            cell.ExecutionCount = outcome.ExecutionCount;
            cell.Metadata["execution"] = new JsonObject
            {
                ["iopub.execute_input"] = started.ToString("O"),
                ["shell.execute_reply"] = (started + outcome.Duration).ToString("O"),
            };
            done++;
            progress?.Report(start with { Done = done, Duration = outcome.Duration });
            if (outcome.Error is { } error)
            {
                return new CellFailure(i + 1, outcome.ExecutionCount, cell.Source, TimedOut(error, options, token) ?? error);
            }
        }

        return null;
    }

    private static CellError? TimedOut(CellError error, RunOptions options, CancellationToken token) =>
        error.Kind == CellErrorKind.Cancelled && !token.IsCancellationRequested && options.CellTimeout is { } time
            ? error with { Message = FormattableString.Invariant($"The cell took longer than {time.TotalSeconds:0.#} s and was cancelled.") }
            : null;

    private static void Reset(NotebookDocument notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
        }
    }

    private static bool IsRun(NotebookCell cell) => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source);

    private static string FirstLine(string source) =>
        source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Any(char.IsLetterOrDigit) && !line.StartsWith('#') && !line.StartsWith("using ", StringComparison.Ordinal))
        ?? source.Trim().Split('\n')[0];
}
