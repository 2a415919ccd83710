using System.Runtime.InteropServices;

namespace AnimeGan.Kernel.Interop;

/// <summary>Owns a zmq socket, and keeps its context alive: a context may only go after its sockets.</summary>
internal sealed class SocketHandle : SafeHandle
{
    private readonly ContextHandle _context;

    private SocketHandle(nint handle, ContextHandle context)
        : base(0, ownsHandle: true)
    {
        SetHandle(handle);
        _context = context;
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Makes a socket.</summary>
    /// <exception cref="ZmqException">libzmq refuses: too many sockets, or the context is being shut down.</exception>
    public static SocketHandle Create(ContextHandle context, SocketType type)
    {
        var held = false;
        context.DangerousAddRef(ref held);
        var handle = new SocketHandle(NativeMethods.zmq_socket(context, (int)type), context);
        if (handle.IsInvalid)
        {
            context.DangerousRelease();
            throw ZmqException.Last("zmq_socket");
        }

        return handle;
    }

    protected override bool ReleaseHandle()
    {
        var status = NativeMethods.zmq_close(handle);
        _context.DangerousRelease();
        return status == 0;
    }
}
