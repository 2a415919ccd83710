using System.Runtime.InteropServices;
using System.Text;

namespace AnimeGan.Kernel.Interop;

/// <summary>A zmq socket: whole messages of several frames in and out. Used by one thread at a time.</summary>
internal sealed unsafe class ZmqSocket : IDisposable
{
    private const int DontWait = 1;
    private const int SendMore = 2;

    private readonly SocketHandle _handle;

    public ZmqSocket(ContextHandle context, SocketType type)
    {
        _handle = SocketHandle.Create(context, type);
        // What is under way gets a second to go out when the socket closes; a peer that is gone must not hold the process.
        Set(SocketOption.Linger, 1000);
        // No limit on messages in waiting: above a limit, libzmq drops them without a word.
        Set(SocketOption.SendLimit, 0);
        Set(SocketOption.ReceiveLimit, 0);
    }

    internal SocketHandle Handle => _handle;

    /// <summary>The endpoint as bound, with the port that a wildcard stood for.</summary>
    public string LastEndpoint
    {
        get
        {
            var buffer = stackalloc byte[512];
            nuint length = 512;
            if (NativeMethods.zmq_getsockopt(_handle, (int)SocketOption.LastEndpoint, buffer, ref length) != 0)
            {
                throw ZmqException.Last("zmq_getsockopt");
            }

            return Encoding.UTF8.GetString(buffer, (int)length).TrimEnd('\0');
        }
    }

    public void Set(SocketOption option, int value) => Set(option, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));

    public void Set(SocketOption option, ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value)
        {
            // An empty subscription is a pointer to nothing with length 0, which libzmq accepts.
            if (NativeMethods.zmq_setsockopt(_handle, (int)option, bytes, (nuint)value.Length) != 0)
            {
                throw ZmqException.Last($"zmq_setsockopt({option})");
            }
        }
    }

    public void Bind(string endpoint)
    {
        if (NativeMethods.zmq_bind(_handle, endpoint) != 0)
        {
            throw ZmqException.Last($"Listening on {endpoint}");
        }
    }

    public void Connect(string endpoint)
    {
        if (NativeMethods.zmq_connect(_handle, endpoint) != 0)
        {
            throw ZmqException.Last($"Connecting to {endpoint}");
        }
    }

    /// <summary>Sends a message.</summary>
    /// <param name="frames">Its frames, at least one.</param>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            Send(frames[i], i < frames.Count - 1 ? SendMore : 0);
        }
    }

    /// <summary>Takes the next message.</summary>
    /// <param name="wait">Whether to wait for one.</param>
    /// <returns>Its frames; null where none is there and none was waited for.</returns>
    public List<byte[]>? Receive(bool wait)
    {
        var frames = new List<byte[]>();
        bool more;
        do
        {
            // libzmq delivers a message whole or not at all, so only its first frame can be missing.
            if (ReceiveFrame(wait || frames.Count > 0, out more) is not { } frame)
            {
                return null;
            }

            frames.Add(frame);
        }
        while (more);

        return frames;
    }

    public void Dispose() => _handle.Dispose();

    private void Send(byte[] frame, int flags)
    {
        fixed (byte* bytes = frame)
        {
            while (NativeMethods.zmq_send(_handle, bytes, (nuint)frame.Length, flags) < 0)
            {
                if (Marshal.GetLastPInvokeError() != ZmqException.Interrupted)
                {
                    throw ZmqException.Last("zmq_send");
                }
            }
        }
    }

    private byte[]? ReceiveFrame(bool wait, out bool more)
    {
        NativeMethods.ZmqMessage message;
        _ = NativeMethods.zmq_msg_init(&message);
        try
        {
            while (NativeMethods.zmq_msg_recv(&message, _handle, wait ? 0 : DontWait) < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error == ZmqException.WouldBlock)
                {
                    more = false;
                    return null;
                }

                if (error != ZmqException.Interrupted)
                {
                    throw ZmqException.Last("zmq_msg_recv");
                }
            }

            more = NativeMethods.zmq_msg_more(&message) != 0;
            return new ReadOnlySpan<byte>(NativeMethods.zmq_msg_data(&message), checked((int)NativeMethods.zmq_msg_size(&message))).ToArray();
        }
        finally
        {
            _ = NativeMethods.zmq_msg_close(&message);
        }
    }
}
