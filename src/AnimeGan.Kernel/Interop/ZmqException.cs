using System.Runtime.InteropServices;

namespace AnimeGan.Kernel.Interop;

/// <summary>libzmq refused something.</summary>
internal sealed class ZmqException : Exception
{
    /// <summary>EINTR: a signal came in; the call is made again.</summary>
    public const int Interrupted = 4;

    /// <summary>ETERM of zmq.h: the context is being shut down.</summary>
    public const int Terminated = 156384765;

    /// <summary>EAGAIN: nothing there yet, or no room yet. macOS counts otherwise than Linux.</summary>
    public static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    public ZmqException(string message, Exception? inner = null, int error = 0)
        : base(message, inner) => Error = error;

    /// <summary>errno, or 0.</summary>
    public int Error { get; }

    /// <summary>Describes the failure of the call made last on this thread.</summary>
    public static unsafe ZmqException Last(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        var text = Marshal.PtrToStringUTF8((nint)NativeMethods.zmq_strerror(error));
        return new ZmqException($"{what}: {text}", null, error);
    }
}
