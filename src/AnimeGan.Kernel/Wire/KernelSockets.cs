using System.Collections.Concurrent;
using System.Text;
using AnimeGan.Kernel.Interop;
using Microsoft.Extensions.Logging;

namespace AnimeGan.Kernel.Wire;

/// <summary>The sockets of shell, control, stdin and iopub, and the one thread that touches them.</summary>
/// <remarks>
/// A socket belongs to one thread at a time. So whoever sends puts frames into a queue and wakes the thread; what is
/// queued first goes out first, whatever channel it is for, and no sender ever waits for a client.
/// </remarks>
internal sealed class KernelSockets : IDisposable
{
    private const string WakeEndpoint = "inproc://wake";
    private static readonly byte[][] _wakeMessage = [[]];

    private readonly ConcurrentQueue<Outgoing> _outgoing = new();
    private readonly ContextHandle _context = ContextHandle.Create();
    private readonly Dictionary<ChannelKind, ZmqSocket> _sockets = [];
    private readonly ZmqSocket _wakeReceiver;
    private readonly ZmqSocket _wakeSender;
    private readonly Lock _wakeLock = new();
    private readonly MessageCodec _codec;
    private readonly ILogger _log;
    private readonly Thread _thread;
    private Action<ChannelKind, WireMessage>? _received;
    private int _isWoken;
    private volatile bool _stopping;

    /// <summary>Listens on every channel; nothing is read before <see cref="Start"/>.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="codec">Reads and writes messages.</param>
    /// <param name="log">Is told of messages that were dropped.</param>
    /// <exception cref="ZmqException">An address is taken or is not this machine's.</exception>
    public KernelSockets(ConnectionFile connection, MessageCodec codec, ILogger log)
    {
        _codec = codec;
        _log = log;
        foreach (var channel in connection.Ports.Keys)
        {
            var socket = new ZmqSocket(_context, channel == ChannelKind.IOPub ? SocketType.XPub : SocketType.Router);
            socket.Set(channel == ChannelKind.IOPub ? SocketOption.VerboseSubscriptions : SocketOption.RouterHandover, 1);
            socket.Bind(connection.EndpointOf(channel));
            _sockets.Add(channel, socket);
        }

        _wakeReceiver = new ZmqSocket(_context, SocketType.Pair);
        _wakeReceiver.Bind(WakeEndpoint);
        _wakeSender = new ZmqSocket(_context, SocketType.Pair);
        _wakeSender.Connect(WakeEndpoint);
        _thread = new Thread(Run) { IsBackground = true, Name = "Jupyter sockets" };
    }

    /// <summary>Starts to receive and to send.</summary>
    /// <param name="received">Called on the sockets' thread with each message; it must not wait for anything.</param>
    public void Start(Action<ChannelKind, WireMessage> received)
    {
        _received = received;
        _thread.UnsafeStart();
    }

    /// <summary>Sends frames, after all that were given before. On any thread; returns at once.</summary>
    public void Send(ChannelKind channel, IReadOnlyList<byte[]> frames)
    {
        _outgoing.Enqueue(new Outgoing(channel, frames));
        Wake();
    }

    /// <summary>Sends what is queued and closes the sockets; clients that take nothing are given a second.</summary>
    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        Wake();
        if (_thread.ThreadState.HasFlag(ThreadState.Unstarted))
        {
            Close();
        }
        else
        {
            _thread.Join();
        }

        _context.Dispose();
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _isWoken, 1) == 0)
        {
            lock (_wakeLock)
            {
                if (!_wakeSender.Handle.IsClosed)
                {
                    _wakeSender.Send(_wakeMessage);
                }
            }
        }
    }

    private void Run()
    {
        var poller = new ZmqPoller([.. _sockets.Values, _wakeReceiver]);
        while (!_stopping)
        {
            poller.Wait(-1);
            if (poller.IsReady(_wakeReceiver))
            {
                _wakeReceiver.Receive(wait: false);
                // From here on whoever queues something sends another wake-up, so nothing is left lying.
                Volatile.Write(ref _isWoken, 0);
            }

            foreach (var (channel, socket) in _sockets)
            {
                if (poller.IsReady(socket) && socket.Receive(wait: false) is { } frames)
                {
                    Receive(channel, frames);
                }
            }

            SendQueued();
        }

        SendQueued();
        Close();
    }

    private void SendQueued()
    {
        while (_outgoing.TryDequeue(out var message))
        {
            try
            {
                _sockets[message.Channel].Send(message.Frames);
            }
            catch (ZmqException error)
            {
                _log.LogWarning("A message on {Channel} could not be sent: {Error}", message.Channel, error.Message);
            }
        }
    }

    private void Receive(ChannelKind channel, List<byte[]> frames)
    {
        try
        {
            if (channel == ChannelKind.IOPub)
            {
                Welcome(frames[0]);
                return;
            }

            _received!(channel, _codec.Decode(frames));
        }
        catch (WireException error)
        {
            _log.LogWarning("A message on {Channel} was dropped: {Error}.", channel, error.Message);
        }
        catch (Exception error)
        {
            // This thread is the kernel's only ear: nothing that a client sends may end it.
            _log.LogError(error, "A message on {Channel} could not be read.", channel);
        }
    }

    /// <summary>Tells a subscriber that its subscription holds, so that it knows from when on it misses nothing (protocol 5.5).</summary>
    private void Welcome(byte[] subscription)
    {
        if (subscription is [1, .. var topic])
        {
            var content = new System.Text.Json.Nodes.JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) };
            _sockets[ChannelKind.IOPub].Send(_codec.Encode([topic], "iopub_welcome", content, parent: null));
        }
    }

    private void Close()
    {
        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }

        _wakeReceiver.Dispose();
        lock (_wakeLock)
        {
            _wakeSender.Dispose();
        }
    }

    private sealed record Outgoing(ChannelKind Channel, IReadOnlyList<byte[]> Frames);
}
