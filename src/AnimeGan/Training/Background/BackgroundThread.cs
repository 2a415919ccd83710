using System.Globalization;
using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Work on a thread of its own that tells what happens; whoever waits is told all of it from the beginning, and follows to the end.</summary>
/// <typeparam name="TEvent">What is told.</typeparam>
/// <remarks>
/// What the tensor library keeps for each thread is here as on a thread that has done nothing yet: gradients are recorded, no dispose scope
/// is open. The number of threads is that of whoever starts it. The library gives a thread that it meets the number that any other
/// thread has set last, at that thread's first question; so the thread asks before it sets its own.
/// </remarks>
internal sealed class BackgroundThread<TEvent> : IDisposable
{
    // An exit handler that waits for longer keeps the process from ending.
    private static readonly TimeSpan _exitPatience = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly List<TEvent> _told = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;
    private bool _disposed;
    private bool _ended;
    private bool _finished;

    /// <summary>Starts the work.</summary>
    /// <param name="name">What a debugger calls the thread.</param>
    /// <param name="work">Given what to tell events by, and a token that asks to stop; true where it was done to its end.</param>
    public BackgroundThread(string name, Func<Action<TEvent>, CancellationToken, bool> work)
    {
        var (threads, culture, language) = (get_num_threads(), CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        _thread = new Thread(() => Run(threads, work)) { IsBackground = true, Name = name, CurrentCulture = culture, CurrentUICulture = language };
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;

        // Without the caller's context: what is shown belongs to the cell that waits.
        _thread.UnsafeStart();
    }

    /// <summary>Whether the work goes on.</summary>
    public bool IsRunning => _thread.IsAlive;

    /// <summary>Waits until the work is done, or until the token asked it to stop and it has.</summary>
    /// <param name="tell">Told on this thread of all that has happened, from the beginning.</param>
    /// <param name="token">Stops the work, not only the waiting.</param>
    /// <returns>What the work returned.</returns>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public bool Wait(Action<TEvent> tell, CancellationToken token)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var asked = token.UnsafeRegister(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop);
        for (var seen = 0; Next(seen, out var told); seen++)
        {
            tell(told!);
        }

        _thread.Join();
        _failure?.Throw();
        return _finished;
    }

    /// <summary>Asks the work to stop and waits until it has. What went wrong in it is thrown by <see cref="Wait"/>, not here.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run(int threads, Func<Action<TEvent>, CancellationToken, bool> work)
    {
        try
        {
            _ = get_num_threads();
            set_num_threads(threads);
            _finished = work(Tell, _stop.Token);
        }
        catch (Exception error)
        {
            // Whoever waits gets it, with its stack.
            _failure = ExceptionDispatchInfo.Capture(error);
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
            lock (_gate)
            {
                _ended = true;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Tell(TEvent what)
    {
        lock (_gate)
        {
            _told.Add(what);
            Monitor.PulseAll(_gate);
        }
    }

    private bool Next(int seen, out TEvent? told)
    {
        lock (_gate)
        {
            while (seen == _told.Count && !_ended)
            {
                _ = Monitor.Wait(_gate);
            }

            told = seen < _told.Count ? _told[seen] : default;
            return seen < _told.Count;
        }
    }

    // The step under way is finished and saved before native libraries are torn down under it.
    private void OnProcessExit(object? sender, EventArgs exit)
    {
        _stop.Cancel();
        _ = _thread.Join(_exitPatience);
    }
}
