using System.Text;
using Microsoft.Extensions.Logging;
using NetMQ;
using NetMQ.Sockets;

namespace AnimeGan.Kernel.Wire;

/// <summary>The sockets of shell, control, stdin and iopub, and the one thread that touches them.</summary>
/// <remarks>
/// A socket belongs to one thread at a time. So whoever sends puts frames into a queue, which wakes the thread; what is
/// queued first goes out first, whatever channel it is for, and no sender ever waits for a client.
/// </remarks>
internal sealed class KernelSockets : IDisposable
{
    private readonly NetMQPoller _poller = [];
    private readonly NetMQQueue<Outgoing> _outgoing = new();
    private readonly Dictionary<ChannelKind, NetMQSocket> _sockets = [];
    private readonly Lock _gate = new();
    private readonly MessageCodec _codec;
    private readonly ILogger _log;
    private Action<ChannelKind, WireMessage>? _received;
    private List<byte[]> _frames = [];
    private bool _closed;

    /// <summary>Listens on every channel; nothing is read before <see cref="Start"/>.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="codec">Reads and writes messages.</param>
    /// <param name="log">Is told of messages that were dropped.</param>
    /// <exception cref="KernelStartException">An address is taken or is not this machine's.</exception>
    public KernelSockets(ConnectionFile connection, MessageCodec codec, ILogger log)
    {
        _codec = codec;
        _log = log;
        try
        {
            foreach (var channel in connection.Ports.Keys)
            {
                var socket = Create(channel);
                _sockets.Add(channel, socket);
                Listening.On(socket, connection.EndpointOf(channel));
                socket.ReceiveReady += (_, _) => Receive(channel, socket);
                _poller.Add(socket);
            }
        }
        catch (KernelStartException)
        {
            Dispose();
            throw;
        }

        _outgoing.ReceiveReady += (_, _) => SendQueued();
        _poller.Add(_outgoing);
    }

    /// <summary>Starts to receive and to send.</summary>
    /// <param name="received">Called on the sockets' thread with each message; it must not wait for anything.</param>
    public void Start(Action<ChannelKind, WireMessage> received)
    {
        _received = received;
        _poller.RunAsync("Jupyter sockets", isBackgroundThread: true);
    }

    /// <summary>Sends frames, after all that were given before. On any thread; returns at once.</summary>
    public void Send(ChannelKind channel, IReadOnlyList<byte[]> frames)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _outgoing.Enqueue(new Outgoing(channel, frames));
            }
        }
    }

    /// <summary>Sends what is queued and closes the sockets; what is under way then has a second to go out (<see cref="Listening.Linger"/>).</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
        }

        // Once its thread has ended, the sockets are this one's.
        _poller.Dispose();
        SendQueued();
        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }

        _outgoing.Dispose();
    }

    private static NetMQSocket Create(ChannelKind channel)
    {
        if (channel != ChannelKind.IOPub)
        {
            // A client that comes back under its identity takes over from its broken connection.
            return new RouterSocket { Options = { RouterHandover = true } };
        }

        // It hears of every subscription, also of ones that it knows.
        return new XPublisherSocket { Options = { XPubVerbose = true } };
    }

    private void SendQueued()
    {
        while (_outgoing.TryDequeue(out var message, TimeSpan.Zero))
        {
            try
            {
                _sockets[message.Channel].SendMultipartBytes(message.Frames);
            }
            catch (NetMQException error)
            {
                _log.LogWarning("A message on {Channel} could not be sent: {Error}", message.Channel, error.Message);
            }
        }
    }

    private void Receive(ChannelKind channel, NetMQSocket socket)
    {
        try
        {
            if (!socket.TryReceiveMultipartBytes(ref _frames!))
            {
                return;
            }

            if (channel == ChannelKind.IOPub)
            {
                Welcome(_frames[0]);
                return;
            }

            _received!(channel, _codec.Decode(_frames));
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
            _sockets[ChannelKind.IOPub].SendMultipartBytes(_codec.Encode([topic], "iopub_welcome", content, parent: null));
        }
    }

    private sealed record Outgoing(ChannelKind Channel, IReadOnlyList<byte[]> Frames);
}
