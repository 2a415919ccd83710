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

    /// <summary>How long the thread may be blocked in user code before what waits for it runs elsewhere.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(50);

    private readonly BlockingCollection<Action> _queue = [];
    private readonly Thread _thread;
    private readonly Timer _relief;
    private int _isReliefDue;

    public ExecutionThread()
    {
        _thread = new Thread(Loop, StackSize) { IsBackground = true, Name = "Notebook cells" };
        _thread.CurrentCulture = CultureInfo.InvariantCulture;
        _thread.CurrentUICulture = CultureInfo.InvariantCulture;
        Gate = new UserCodeGate(_thread);
        _relief = new Timer(_ => Relieve());
        _thread.UnsafeStart();
    }

    /// <summary>Tells user code from the session's own on this thread.</summary>
    public UserCodeGate Gate { get; }

    public bool IsCurrent => Environment.CurrentManagedThreadId == _thread.ManagedThreadId;

    public void Post(Action action)
    {
        if (!_queue.IsAddingCompleted)
        {
            _queue.Add(action);
            if (Gate.IsInside)
            {
                RelieveLater();
            }
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
        _relief.Dispose();
        if (!IsCurrent && _thread.Join(TimeSpan.FromSeconds(2)))
        {
            _queue.Dispose();
        }
    }

    private void RelieveLater()
    {
        if (Interlocked.Exchange(ref _isReliefDue, 1) == 0)
        {
            _relief.Change(_patience, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Runs what is posted on this thread instead, one at a time, while the session's own is blocked in user code.</summary>
    /// <remarks>
    /// A cell that blocks on a task whose continuation is due on the cell's thread would otherwise never end. Such a
    /// continuation finds another thread's dispose scope and gradient mode, as it would in a program without this class.
    /// </remarks>
    private void Relieve()
    {
        Volatile.Write(ref _isReliefDue, 0);
        if (!Gate.IsInside || _queue.IsAddingCompleted)
        {
            return;
        }

        if (Gate.IsBlocked && _queue.TryTake(out var action))
        {
            action();
        }

        if (_queue.Count > 0)
        {
            RelieveLater();
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
