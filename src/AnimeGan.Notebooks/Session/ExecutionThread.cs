using System.Collections.Concurrent;
using System.Globalization;

namespace AnimeGan.Notebooks.Session;

/// <summary>The one thread on which a session runs every cell, and what follows each of their awaits.</summary>
/// <remarks>
/// Dispose scopes and gradient mode are state of a thread. With one thread, a cell finds them as the cell before it left
/// them, also after an await. The price is that a cell which blocks the thread keeps the session busy until it ends.
/// </remarks>
internal sealed class ExecutionThread : IDisposable
{
    /// <summary>As large as the main thread's usual stack, twice: recursive code in cells meets the same limits as in a program.</summary>
    private const int StackSize = 16 << 20;

    private readonly BlockingCollection<Action> _queue = [];
    private readonly Thread _thread;

    public ExecutionThread()
    {
        _thread = new Thread(Loop, StackSize) { IsBackground = true, Name = "Notebook cells" };
        _thread.CurrentCulture = CultureInfo.InvariantCulture;
        _thread.CurrentUICulture = CultureInfo.InvariantCulture;
        _thread.UnsafeStart();
    }

    public bool IsCurrent => Environment.CurrentManagedThreadId == _thread.ManagedThreadId;

    public void Post(Action action)
    {
        if (!_queue.IsAddingCompleted)
        {
            _queue.Add(action);
        }
    }

    public Task<T> RunAsync<T>(Func<T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                done.SetResult(function());
            }
            catch (Exception error)
            {
                // Handed to the caller, who awaits the task.
                done.SetException(error);
            }
        });
        return done.Task;
    }

    /// <summary>Runs what is posted until the task has ended or the token asks to stop waiting. Only on this thread.</summary>
    public void PumpUntil(Task task, CancellationToken stop)
    {
        task.GetAwaiter().UnsafeOnCompleted(() => Post(static () => { }));
        while (!task.IsCompleted)
        {
            _queue.Take(stop)();
        }
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        if (!IsCurrent && _thread.Join(TimeSpan.FromSeconds(2)))
        {
            _queue.Dispose();
        }
    }

    private void Loop()
    {
        foreach (var action in _queue.GetConsumingEnumerable())
        {
            action();
        }
    }
}
