using AnimeGan.Kernel.Interop;

namespace AnimeGan.Kernel.Wire;

/// <summary>Sends back whatever comes, so that clients see that the process lives. Its loop is libzmq's own and knows no pauses of ours.</summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly ContextHandle _context;
    private readonly ZmqSocket _socket;
    private readonly Thread _thread;

    /// <summary>Starts to listen.</summary>
    /// <param name="endpoint">Where.</param>
    /// <exception cref="ZmqException">The address is taken or is not this machine's.</exception>
    public Heartbeat(string endpoint)
    {
        _context = ContextHandle.Create();
        _socket = new ZmqSocket(_context, SocketType.Router);
        _socket.Bind(endpoint);
        _thread = new Thread(Run) { IsBackground = true, Name = "Heartbeat" };
        _thread.UnsafeStart();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _context.Shutdown();
        _thread.Join();
        _context.Dispose();
    }

    private void Run()
    {
        using (_socket)
        {
            // A socket that is both ends of a proxy echoes. It returns only when the context is shut down, or for a signal.
            while (NativeMethods.zmq_proxy(_socket.Handle, _socket.Handle, 0) != 0
                && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == ZmqException.Interrupted)
            {
            }
        }
    }
}
