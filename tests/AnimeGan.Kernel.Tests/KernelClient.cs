using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;
using NetMQ;
using NetMQ.Sockets;

namespace AnimeGan.Kernel.Tests;

/// <summary>A Jupyter client with the bare sockets in its hands: it can also send what no decent client would.</summary>
internal sealed class KernelClient : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly byte[] _key;
    private readonly Dictionary<ChannelKind, NetMQSocket> _sockets = [];
    private readonly DealerSocket _heartbeat = new();
    private readonly MessageCodec _codec;

    /// <summary>Connects, and waits until the subscription to publications holds.</summary>
    public KernelClient(string connectionFile)
    {
        var connection = ConnectionFile.Load(connectionFile);
        _key = connection.Key;
        _codec = new MessageCodec(_key);
        var identity = Guid.NewGuid().ToByteArray();
        foreach (var channel in connection.Ports.Keys)
        {
            // Questions on stdin find the client by the identity that it has on shell.
            NetMQSocket socket = channel == ChannelKind.IOPub ? new SubscriberSocket() : new DealerSocket { Options = { Identity = identity } };
            socket.Options.ReceiveHighWatermark = 0;
            socket.Options.Linger = Listening.Linger;
            (socket as SubscriberSocket)?.SubscribeToAnyTopic();
            socket.Connect(connection.EndpointOf(channel));
            _sockets.Add(channel, socket);
        }

        _heartbeat.Connect(connection.HeartbeatEndpoint);
        var welcome = Receive(ChannelKind.IOPub);
        while (welcome.Type != "iopub_welcome")
        {
            welcome = Receive(ChannelKind.IOPub);
        }
    }

    /// <summary>Signed frames of a message, ready to be spoilt.</summary>
    public List<byte[]> Frames(string type, JsonObject content) => [.. _codec.Encode([], type, content, parent: null).Select(frame => frame.ToArray())];

    /// <summary>Sends a message.</summary>
    /// <returns>Its id.</returns>
    public string Send(string type, JsonObject content, ChannelKind channel = ChannelKind.Shell)
    {
        var frames = Frames(type, content);
        SendFrames(frames, channel);
        return JsonElement.Parse(frames[2]).GetProperty("msg_id").GetString()!;
    }

    public void SendFrames(IReadOnlyList<byte[]> frames, ChannelKind channel = ChannelKind.Shell) => _sockets[channel].SendMultipartBytes(frames);

    /// <summary>Takes the next message; fails where none comes, where its signature is wrong, or where it is malformed.</summary>
    public Received Receive(ChannelKind channel) =>
        ReceiveOrNull(channel, _patience) ?? throw new TimeoutException($"Nothing came on {channel} for {_patience.TotalSeconds} s.");

    /// <summary>Takes the next message, or null where none comes in time.</summary>
    public Received? ReceiveOrNull(ChannelKind channel, TimeSpan patience)
    {
        List<byte[]> frames = [];
        if (!_sockets[channel].TryReceiveMultipartBytes(patience, ref frames!))
        {
            return null;
        }

        var delimiter = frames.FindIndex(frame => Encoding.ASCII.GetString(frame) == "<IDS|MSG>");
        var signed = frames.GetRange(delimiter + 2, 4);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(_key, signed.SelectMany(frame => frame).ToArray()));
        Assert.Equal(signature, Encoding.ASCII.GetString(frames[delimiter + 1]));
        var parent = JsonElement.Parse(signed[1]);
        return new Received(
            JsonElement.Parse(signed[0]).GetProperty("msg_type").GetString()!,
            parent.TryGetProperty("msg_id", out var id) ? id.GetString()! : "",
            JsonElement.Parse(signed[3]));
    }

    /// <summary>Collects what is published for a message until the kernel is idle with it.</summary>
    public List<Received> PublishedFor(string id)
    {
        var published = new List<Received>();
        while (true)
        {
            var message = Receive(ChannelKind.IOPub);
            if (message.ParentId != id)
            {
                continue;
            }

            published.Add(message);
            if (message.Type == "status" && message["execution_state"] == "idle")
            {
                return published;
            }
        }
    }

    /// <summary>Sends a request and waits for its answer and for idle.</summary>
    public Exchange Ask(string type, JsonObject content, ChannelKind channel = ChannelKind.Shell) => Finish(Send(type, content, channel), channel);

    /// <summary>Waits for a request's answer and for idle.</summary>
    public Exchange Finish(string id, ChannelKind channel = ChannelKind.Shell)
    {
        var reply = Receive(channel);
        Assert.Equal(id, reply.ParentId);
        return new Exchange(reply, PublishedFor(id));
    }

    /// <summary>Asks for a cell to be run.</summary>
    /// <returns>The request's id.</returns>
    public string SendCell(string code, Action<JsonObject>? change = null)
    {
        var content = new JsonObject
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = false,
            ["stop_on_error"] = true,
        };
        change?.Invoke(content);
        return Send("execute_request", content);
    }

    /// <summary>Runs a cell to its end.</summary>
    public Exchange Run(string code, Action<JsonObject>? change = null) => Finish(SendCell(code, change));

    /// <summary>Waits until a running cell has written a text.</summary>
    public void WaitForText(string text)
    {
        var seen = "";
        while (!seen.Contains(text, StringComparison.Ordinal))
        {
            var message = Receive(ChannelKind.IOPub);
            Assert.NotEqual("error", message.Type);
            seen += message.Type == "stream" ? message["text"] : "";
        }
    }

    /// <summary>Sends bytes to the heartbeat.</summary>
    /// <returns>What it sends back.</returns>
    public byte[] Beat(byte[] bytes)
    {
        _heartbeat.SendFrame(bytes);
        Assert.True(_heartbeat.TryReceiveFrameBytes(_patience, out var answer), "the heart stands still");
        return answer;
    }

    public void Dispose()
    {
        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }

        _heartbeat.Dispose();
    }
}
