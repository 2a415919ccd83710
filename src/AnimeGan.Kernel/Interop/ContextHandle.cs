using System.Runtime.InteropServices;

namespace AnimeGan.Kernel.Interop;

/// <summary>Owns a zmq context. Freeing it waits until its sockets have sent what they hold, as long as they linger.</summary>
internal sealed class ContextHandle : SafeHandle
{
    private ContextHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    /// <summary>Makes a context.</summary>
    /// <exception cref="ZmqException">libzmq is missing or refuses.</exception>
    public static ContextHandle Create()
    {
        try
        {
            var handle = new ContextHandle(NativeMethods.zmq_ctx_new());
            return handle.IsInvalid ? throw ZmqException.Last("zmq_ctx_new") : handle;
        }
        catch (DllNotFoundException error)
        {
            throw new ZmqException("The Jupyter kernel needs libzmq (libzmq.so.5), which is missing: run 'bash environment/setup.sh --lab', or install the package libzmq5.", error);
        }
    }

    /// <summary>Makes every waiting call on the context's sockets return, so that their threads end.</summary>
    public void Shutdown() => _ = NativeMethods.zmq_ctx_shutdown(this);

    protected override bool ReleaseHandle()
    {
        while (NativeMethods.zmq_ctx_term(handle) != 0)
        {
            if (Marshal.GetLastPInvokeError() != ZmqException.Interrupted)
            {
                return false;
            }
        }

        return true;
    }
}
