using Microsoft.Extensions.Logging;

namespace AnimeGan.Kernel.Requests;

/// <summary>The cell that runs now, if any, for whoever wants to interrupt it: a message, a signal, the end of the kernel.</summary>
/// <param name="log">Is told where code that waits for the interrupt throws.</param>
internal sealed class RunningCell(ILogger log)
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _current;
    private Request? _request;

    /// <summary>Whether a cell runs.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_lock)
            {
                return _current is not null;
            }
        }
    }

    /// <summary>A cell begins.</summary>
    /// <param name="request">The request that runs it.</param>
    /// <returns>The token that an interrupt cancels.</returns>
    public CancellationToken Begin(Request request)
    {
        // Never disposed of: code of the cell may hold its token for as long as it likes, and there is no timer in it.
        var source = new CancellationTokenSource();
        lock (_lock)
        {
            (_current, _request) = (source, request);
        }

        return source.Token;
    }

    /// <summary>The cell has ended.</summary>
    public void End()
    {
        lock (_lock)
        {
            (_current, _request) = (null, null);
        }
    }

    /// <summary>Publishes once more that a cell runs, after the idle of a request that was answered meanwhile.</summary>
    /// <remarks>Front ends show the last status that came, whatever it belongs to.</remarks>
    public void PublishBusyAgain()
    {
        // Inside the lock, so that the cell's own idle cannot come before it.
        lock (_lock)
        {
            _request?.PublishStatus("busy");
        }
    }

    /// <summary>Cancels the cell; nothing happens where none runs. Returns at once.</summary>
    public void Interrupt()
    {
        CancellationTokenSource? source;
        lock (_lock)
        {
            source = _current;
        }

        if (source is null || source.IsCancellationRequested)
        {
            return;
        }

        // Cancelling runs whatever code the cell registered, for as long as that takes; control must not wait for it.
        new Thread(() => Cancel(source)) { IsBackground = true, Name = "Interrupt" }.UnsafeStart();
    }

    private void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException error)
        {
            log.LogWarning(error, "Code that the cell registered for its interrupt failed.");
        }
    }
}
