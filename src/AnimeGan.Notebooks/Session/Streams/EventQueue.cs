using System.Text;
using System.Threading.Channels;

namespace AnimeGan.Notebooks.Session;

/// <summary>
/// Carries events from the threads of a cell to its observer: in order, joined where they are text, never lost. Of a
/// display's updates a few a second arrive, and always the last, before the cell's result, error and end.
/// </summary>
/// <remarks>
/// A cell never waits for its observer, and an observer may write to the console itself: it is called outside every
/// lock and outside the cell's execution context.
/// </remarks>
internal sealed class EventQueue : IAsyncDisposable
{
    /// <summary>How long text waits for more text to be joined with.</summary>
    private static readonly TimeSpan _joinTime = TimeSpan.FromMilliseconds(20);

    /// <summary>The least time between two updates of one display: a person sees no more, and a page redraws no more.</summary>
    private static readonly TimeSpan _updateInterval = TimeSpan.FromMilliseconds(200);

    private const int MaximumJoinedLength = 1 << 16;

    private readonly Channel<Entry> _channel = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly UpdateThrottle<Entry> _updates = new(TimeProvider.System, _updateInterval);
    private readonly Task _reader;
    private Exception? _failure;

    public EventQueue()
    {
        using (ExecutionContext.SuppressFlow())
        {
            _reader = Task.Run(ReadAsync);
        }
    }

    public void Add(ICellObserver observer, CellEvent cellEvent) => _channel.Writer.TryWrite(new Entry(observer, cellEvent, null));

    /// <summary>Ends when all that was added before has been delivered; fails where an observer failed.</summary>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _channel.Writer.TryWrite(new Entry(null, null, done)) ? done.Task : _reader;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _reader.ConfigureAwait(false);
    }

    private async Task ReadAsync()
    {
        Entry? held = null;
        while (held is not null || await WaitAsync().ConfigureAwait(false))
        {
            DeliverUpdates(all: false);
            Entry entry;
            if (held is not null)
            {
                (entry, held) = (held, null);
            }
            else if (!_channel.Reader.TryRead(out entry!))
            {
                continue;
            }

            if (entry.Event is CellEvent.Text text)
            {
                (var joined, held) = await JoinAsync(entry.Observer!, text).ConfigureAwait(false);
                entry = entry with { Event = joined };
            }

            Deliver(entry);
        }

        DeliverUpdates(all: true);
    }

    /// <summary>Waits for an entry, or for an update that becomes due; false when nothing more will come.</summary>
    private async ValueTask<bool> WaitAsync()
    {
        if (_updates.Wait is not { } wait)
        {
            return await _channel.Reader.WaitToReadAsync().ConfigureAwait(false);
        }

        using var due = new CancellationTokenSource(wait);
        try
        {
            return await _channel.Reader.WaitToReadAsync(due.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private void Deliver(Entry entry)
    {
        switch (entry.Event)
        {
            case CellEvent.Update update:
                if (!_updates.Keeps(update.DisplayId, entry))
                {
                    _updates.Passed(update.DisplayId);
                    Tell(entry);
                }

                break;
            case null:
                DeliverUpdates(all: true);
                Answer(entry.Done!);
                break;
            default:
                if (entry.Event is CellEvent.Result or CellEvent.Failed)
                {
                    DeliverUpdates(all: true);
                }

                Tell(entry);
                break;
        }
    }

    private void DeliverUpdates(bool all)
    {
        foreach (var update in _updates.Take(all))
        {
            Tell(update);
        }
    }

    /// <summary>An observer's failure is kept and handed to whoever flushes next: it must not end the queue for others.</summary>
    private void Tell(Entry entry)
    {
        try
        {
            entry.Observer!.OnEvent(entry.Event!);
        }
        catch (Exception error)
        {
            _failure ??= error;
        }
    }

    private void Answer(TaskCompletionSource done)
    {
        if (_failure is { } failure)
        {
            _failure = null;
            done.SetException(failure);
        }
        else
        {
            done.SetResult();
        }
    }

    /// <summary>Joins text with the text that follows it at once on the same stream, until something else comes.</summary>
    private async Task<(CellEvent Joined, Entry? Next)> JoinAsync(ICellObserver observer, CellEvent.Text first)
    {
        var text = new StringBuilder(first.Value);
        using var deadline = new CancellationTokenSource(_joinTime);
        while (text.Length < MaximumJoinedLength && !deadline.IsCancellationRequested)
        {
            if (!_channel.Reader.TryRead(out var next))
            {
                try
                {
                    if (!await _channel.Reader.WaitToReadAsync(deadline.Token).ConfigureAwait(false))
                    {
                        break;
                    }

                    continue;
                }
                catch (OperationCanceledException)
                {
                    // Nothing more came in time: what there is goes out.
                    break;
                }
            }

            if (next.Event is CellEvent.Update update && _updates.Keeps(update.DisplayId, next))
            {
                continue;
            }

            if (next.Event is not CellEvent.Text more || more.IsError != first.IsError || !ReferenceEquals(next.Observer, observer))
            {
                return (first with { Value = text.ToString() }, next);
            }

            text.Append(more.Value);
        }

        return (first with { Value = text.ToString() }, null);
    }

    private sealed record Entry(ICellObserver? Observer, CellEvent? Event, TaskCompletionSource? Done);
}
