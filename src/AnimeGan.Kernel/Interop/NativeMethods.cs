using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace AnimeGan.Kernel.Interop;

/// <summary>The functions of libzmq that the kernel uses, each declared once under its C name; see zmq.h.</summary>
internal static unsafe partial class NativeMethods
{
    /// <summary>Debian's and Ubuntu's package libzmq5 brings this name; the unversioned one needs the development package.</summary>
    private const string Zmq = "libzmq.so.5";

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial nint zmq_ctx_new();

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_ctx_shutdown(ContextHandle context);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_ctx_term(nint context);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial nint zmq_socket(ContextHandle context, int type);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_close(nint socket);

    [LibraryImport(Zmq, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int zmq_bind(SocketHandle socket, string endpoint);

    [LibraryImport(Zmq, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int zmq_connect(SocketHandle socket, string endpoint);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_setsockopt(SocketHandle socket, int option, byte* value, nuint length);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_getsockopt(SocketHandle socket, int option, byte* value, ref nuint length);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_send(SocketHandle socket, byte* buffer, nuint length, int flags);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_msg_init(ZmqMessage* message);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_msg_recv(ZmqMessage* message, SocketHandle socket, int flags);

    [LibraryImport(Zmq)]
    internal static partial byte* zmq_msg_data(ZmqMessage* message);

    [LibraryImport(Zmq)]
    internal static partial nuint zmq_msg_size(ZmqMessage* message);

    [LibraryImport(Zmq)]
    internal static partial int zmq_msg_more(ZmqMessage* message);

    [LibraryImport(Zmq)]
    internal static partial int zmq_msg_close(ZmqMessage* message);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_poll(PollItem* items, int count, CLong timeoutMilliseconds);

    [LibraryImport(Zmq, SetLastError = true)]
    internal static partial int zmq_proxy(SocketHandle frontend, SocketHandle backend, nint capture);

    [LibraryImport(Zmq)]
    internal static partial byte* zmq_strerror(int error);

    /// <summary>Room for a zmq_msg_t, which is opaque, 64 bytes long and aligned to 8.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64, Pack = 8)]
    internal struct ZmqMessage
    {
        private readonly long _first;
    }

    /// <summary>zmq_pollitem_t on systems where a file descriptor is an int.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollItem
    {
        public nint Socket;
        public int FileDescriptor;
        public short Events;
        public short Returned;
    }
}
