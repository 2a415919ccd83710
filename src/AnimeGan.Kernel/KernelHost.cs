using System.Collections.Concurrent;
using System.Threading.Channels;
using AnimeGan.Kernel.Requests;
using AnimeGan.Kernel.Wire;
using AnimeGan.Notebooks.Session;
using Microsoft.Extensions.Logging;

namespace AnimeGan.Kernel;

/// <summary>Serves one C# session to Jupyter clients.</summary>
/// <remarks>
/// Threads: one for the sockets, one for the heartbeat, one for control, one on which the session runs its cells. Shell
/// requests are handled one after the other; control requests at once, so that an interrupt is heard while a cell runs.
/// What only asks (completion, hover, kernel_info) passes by the cells that run or wait.
/// </remarks>
public sealed class KernelHost : IDisposable
{
    /// <summary>How long the running cell may take to save its work when the kernel is told to end.</summary>
    private static readonly TimeSpan _farewell = TimeSpan.FromMilliseconds(700);

    private readonly Channel<Request> _shell = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<Request> _questions = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });
    private readonly BlockingCollection<Request> _control = [];
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CSharpSession _session;
    private readonly RunningCell _running;
    private readonly Heartbeat _heartbeat;
    private readonly KernelSockets _sockets;
    private readonly Outbox _outbox;
    private readonly InputRequests _inputs;
    private readonly RequestTable _requests;
    private readonly ILogger _log;
    private long _arrivals;
    private int _waiting;
    private int _disposed;

    /// <summary>Listens where a connection file says, and starts a session.</summary>
    /// <param name="connectionFile">The file that Jupyter wrote.</param>
    /// <param name="log">Takes the kernel's own words; nothing of what cells put out.</param>
    /// <param name="options">What the session is started with; defaults where null.</param>
    /// <exception cref="KernelStartException">The file is no connection file, or a port is taken.</exception>
    public KernelHost(string connectionFile, ILogger log, SessionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connectionFile);
        _log = log;
        var connection = ConnectionFile.Load(connectionFile);
        var codec = new MessageCodec(connection.Key);
        _heartbeat = new Heartbeat(connection.HeartbeatEndpoint);
        try
        {
            _sockets = new KernelSockets(connection, codec, log);
        }
        catch (KernelStartException)
        {
            _heartbeat.Dispose();
            throw;
        }

        _running = new RunningCell(log);
        _outbox = new Outbox(_sockets, codec);
        _inputs = new InputRequests(_outbox);
        _session = new CSharpSession(options);
        _requests = new RequestTable(CreateHandlers(), _running, log);
    }

    /// <summary>Whether a cell is still running, also one that was given up; after <see cref="RunAsync"/> this means that it did not heed its interrupt.</summary>
    public bool IsBusy => _running.IsBusy || _session.IsStuck;

    /// <summary>Serves until a client asks for the end, or <see cref="Stop"/> does.</summary>
    /// <returns>Ends when all that was put out has been sent.</returns>
    public async Task RunAsync()
    {
        _outbox.PublishStatus("starting", parent: null);
        new Thread(RunControl) { IsBackground = true, Name = "Jupyter control" }.UnsafeStart();
        var serving = Task.Run(ServeShellAsync);
        var answering = Task.Run(ServeQuestionsAsync);
        // The handshake is answered meanwhile; the first cell waits until the compiler is warm.
        var warming = Task.Run(_session.WarmUpAsync);
        _sockets.Start(Receive);
        await _stop.Task.ConfigureAwait(false);
        _running.Interrupt();
        _shell.Writer.TryComplete();
        _questions.Writer.TryComplete();
        var ended = Task.WhenAll(serving, answering, warming);
        await Task.WhenAny(ended, Task.Delay(_farewell)).ConfigureAwait(false);
        Dispose();
        if (ended.IsCompleted && !IsBusy)
        {
            await _session.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Interrupts the running cell; nothing happens where none runs. Returns at once.</summary>
    public void Interrupt() => _running.Interrupt();

    /// <summary>Asks the kernel to end: <see cref="RunAsync"/> returns soon. Returns at once.</summary>
    public void Stop() => _stop.TrySetResult();

    /// <summary>Closes the sockets, after what is queued has been sent.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _control.CompleteAdding();
        _sockets.Dispose();
        _heartbeat.Dispose();
    }

    private IRequestHandler[] CreateHandlers()
    {
        var history = new CellHistory();
        return
        [
            new KernelInfoHandler(),
            new ExecuteHandler(_session, _running, _inputs, history, () => Interlocked.Read(ref _arrivals)),
            new CompleteHandler(_session),
            new InspectHandler(_session),
            new IsCompleteHandler(_session),
            new HistoryHandler(history),
            new CommInfoHandler(),
            new CommOpenHandler(),
            new CommMessageHandler(),
            new CommCloseHandler(),
            new InterruptHandler(_running),
            new ShutdownHandler(Stop),
        ];
    }

    /// <summary>Takes a message from the sockets' thread to the thread that answers it.</summary>
    private void Receive(ChannelKind channel, WireMessage message)
    {
        if (channel == ChannelKind.Stdin)
        {
            _inputs.Receive(message);
            return;
        }

        var request = new Request(channel, message, Interlocked.Increment(ref _arrivals), _outbox);
        var passes = _requests.AnswersWhileBusy(request.Type);
        if (channel == ChannelKind.Control && passes)
        {
            Add(_control, request);
        }
        else if (passes && Volatile.Read(ref _waiting) > 0)
        {
            _questions.Writer.TryWrite(request);
        }
        else
        {
            // Cells run one after the other, whatever channel they came by.
            Interlocked.Increment(ref _waiting);
            _shell.Writer.TryWrite(request);
        }
    }

    private static void Add(BlockingCollection<Request> queue, Request request)
    {
        try
        {
            queue.Add(request);
        }
        catch (InvalidOperationException)
        {
            // The kernel is ending, and nobody takes requests any more.
        }
    }

    private async Task ServeShellAsync()
    {
        await foreach (var request in _shell.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (_stop.Task.IsCompleted)
            {
                return;
            }

            await _requests.HandleAsync(request).ConfigureAwait(false);
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task ServeQuestionsAsync()
    {
        await foreach (var request in _questions.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await _requests.HandleAsync(request).ConfigureAwait(false);
        }
    }

    /// <summary>A thread of its own, not one of the pool: cells may keep the whole pool busy.</summary>
    private void RunControl()
    {
        foreach (var request in _control.GetConsumingEnumerable())
        {
            _requests.HandleAsync(request).GetAwaiter().GetResult();
        }
    }
}
