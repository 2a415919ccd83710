using System.Diagnostics;
using AnimeGan.Notebooks.Cells;
using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session.Hosting;
using AnimeGan.Notebooks.Session.Packages;

namespace AnimeGan.Notebooks.Session;

/// <summary>A C# session: cells run one after the other, each seeing what those before it left.</summary>
/// <remarks>
/// <para>C# 14 with top-level await; the value of a last expression without semicolon is the cell's result. Variables of
/// a cell that failed or was cancelled keep what they held then.</para>
/// <para>All cells of a session, and what follows their awaits, run on one thread, so state that belongs to a thread
/// (dispose scopes, gradient mode) is the same for each. One cell runs at a time; calls wait for their turn.</para>
/// <para>Output goes to the observer of the cell that caused it, whatever thread wrote it. It knows nothing of sockets
/// or files: Jupyter, the headless runner and the tests are its hosts.</para>
/// </remarks>
/// <example>
/// <code>
/// await using (var session = new CSharpSession())
/// {
///     await session.EvaluateAsync("var x = 40;");
///     display((await session.EvaluateAsync("x + 2")).Value!["text/plain"]);    // → 42
/// }
/// </code>
/// </example>
public sealed class CSharpSession : IAsyncDisposable
{
    private readonly SessionOptions _options;
    private readonly EventQueue _queue = new();
    private readonly ExecutionThread _thread = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SubmissionChain _chain;
    private readonly SessionParts _parts;
    private bool _disposed;
    private volatile Task? _stuck;

    /// <summary>Starts a session. The first cell takes a second or two, later ones some milliseconds.</summary>
    /// <param name="options">The notebook's folder and the like; defaults where null.</param>
    public CSharpSession(SessionOptions? options = null)
    {
        _options = options ?? new SessionOptions();
        _chain = new SubmissionChain(Path.GetFullPath(_options.Folder));
        Insight = new CodeInsight(this);
        ValueFormatter.Register();
        _options.Formatters?.Invoke();
        ConsoleRouter.Enter();
        var kernels = new KernelTree(_thread, new SessionKernel(RunInsideAsync, _chain.Variables));
        _parts = new SessionParts(_chain, new NotebookPackages(_chain, Path.GetFullPath(_options.Folder)), _thread, _options, kernels);
    }

    /// <summary>How many cells were executed; silent ones do not count.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>True while a cell that was cancelled does not end: the session runs no other, and its host starts a new process.</summary>
    public bool IsStuck => _stuck is { IsCompleted: false };

    /// <summary>Runs a cell.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="observer">Receives what the cell puts out.</param>
    /// <param name="language">The cell's language: csharp, markdown, html or javascript.</param>
    /// <param name="input">Whom the cell asks for input; null where there is nobody.</param>
    /// <param name="counts">False for a silent cell, which leaves <see cref="ExecutionCount"/> as it is.</param>
    /// <param name="token">Cancels the cell: its code sees the token as <see cref="CellFunctions.CellCancellation"/>, and pending awaits are given up after a while.</param>
    /// <returns>How it ended, after the observer received all that the cell had put out by then.</returns>
    /// <exception cref="InvalidOperationException">An earlier cell was cancelled and never ended.</exception>
    public async Task<CellOutcome> ExecuteAsync(
        string source,
        ICellObserver observer,
        string language = "csharp",
        ICellInput? input = null,
        bool counts = true,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(observer);
        ArgumentNullException.ThrowIfNull(language);
        await TakeTurnAsync().ConfigureAwait(false);
        try
        {
            var number = counts ? ++ExecutionCount : ExecutionCount;
            var place = counts ? $"cell {number}" : "cell (silent)";
            var clock = Stopwatch.StartNew();
            var scope = new CellScope(_queue, observer, input, token);
            var running = _thread.RunAsync(() => Run(source, language, scope, place, number));
            var error = await EndOrGiveUpAsync(running, scope).ConfigureAwait(false);
            clock.Stop();
            if (error is not null)
            {
                scope.Publish(new CellEvent.Failed(error));
            }

            await _queue.FlushAsync().ConfigureAwait(false);
            return new CellOutcome(number, clock.Elapsed, error);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Evaluates an expression among the session's variables, outside the count; what it prints is dropped.</summary>
    /// <param name="expression">A C# expression.</param>
    /// <param name="input">Whom it asks for input; null where there is nobody.</param>
    /// <param name="token">Cancels it.</param>
    /// <returns>The formatted value, null where it has none or fails; and what failed, or null.</returns>
    /// <exception cref="InvalidOperationException">An earlier cell was cancelled and never ended.</exception>
    public async Task<(MimeBundle? Value, CellError? Error)> EvaluateAsync(
        string expression, ICellInput? input = null, CancellationToken token = default)
    {
        var kept = new ResultKeeper();
        var outcome = await ExecuteAsync(expression, kept, "csharp", input, counts: false, token).ConfigureAwait(false);
        return (kept.Result, outcome.Error);
    }

    /// <summary>Runs a harmless cell outside the count and asks what could follow it, so that the first real ones find compiler and formatters warm.</summary>
    /// <returns>Ends when that is done; cells asked for meanwhile wait for the cell alone.</returns>
    public async Task WarmUpAsync()
    {
        await EvaluateAsync("System.Linq.Enumerable.Range(1, 3).Sum()").ConfigureAwait(false);
        await this.CompleteAsync("\"\".", 3).ConfigureAwait(false);
    }

    /// <summary>What the next cell would be compiled with, for completion and hover; also while a cell runs.</summary>
    internal SessionSnapshot Snapshot() => _chain.Snapshot;

    /// <summary>The objects that hold the cells' variables.</summary>
    internal IReadOnlyList<object?> States => _chain.States;

    /// <summary>The folder that paths start from.</summary>
    internal string Folder => _options.Folder;

    /// <summary>Answers what an editor asks about code.</summary>
    internal CodeInsight Insight { get; }

    /// <summary>Ends the session and lets go of its cells. Output that comes later is dropped.</summary>
    /// <returns>Ends when everything put out before has been delivered.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        ConsoleRouter.Leave();
        _parts.Kernels.Dispose();
        _thread.Dispose();
        await _queue.DisposeAsync().ConfigureAwait(false);
        _chain.Dispose();
        _turn.Dispose();
    }

    private CellError? Run(string source, string language, CellScope scope, string place, int number)
    {
        using var context = new CellContext(_parts.Kernels.CSharp, source, scope);
        var error = new CellRun(_parts, scope, place, number).Run(source, language);
        context.End(error);
        return error;
    }

    /// <summary>Runs code that the running cell, or what it started, has submitted.</summary>
    private Task<CellError?> RunInsideAsync(string code, Action<object?> values) => CellScope.Current is { } scope
        ? _thread.RunAsync(() => new CellRun(_parts, scope, values).Run(code, "csharp"))
        : throw new InvalidOperationException("No notebook cell is running that the code could belong to.");

    private async Task TakeTurnAsync()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        if (IsStuck)
        {
            _turn.Release();
            throw new InvalidOperationException("An earlier cell of this session was interrupted and still runs: restart the kernel.");
        }
    }

    /// <summary>Waits for a cell, and gives up one that was cancelled and does not end.</summary>
    private async Task<CellError?> EndOrGiveUpAsync(Task<CellError?> running, CellScope scope)
    {
        if (await new CellWatch(_thread.Gate, _options).WaitAsync(running, scope).ConfigureAwait(false))
        {
            return await running.ConfigureAwait(false);
        }

        _stuck = running;
        return ErrorReport.OfCancellation(
            "The cell was interrupted and does not end: restart the kernel. Loops end at an interrupt where they look at CellCancellation.");
    }

    /// <summary>Keeps a cell's value and drops the rest.</summary>
    private sealed class ResultKeeper : ICellObserver
    {
        public MimeBundle? Result { get; private set; }

        public void OnEvent(CellEvent cellEvent)
        {
            if (cellEvent is CellEvent.Result result)
            {
                Result = result.Data;
            }
        }
    }
}
