using System.Runtime.InteropServices;

namespace AnimeGan.Kernel.Interop;

/// <summary>Sleeps until one of several sockets has something to read.</summary>
internal sealed unsafe class ZmqPoller(params ZmqSocket[] sockets)
{
    private const short Readable = 1;

    private readonly NativeMethods.PollItem[] _items = new NativeMethods.PollItem[sockets.Length];

    /// <summary>Waits.</summary>
    /// <param name="milliseconds">How long at most; -1 for as long as it takes.</param>
    /// <returns>False where the time ran out.</returns>
    public bool Wait(int milliseconds)
    {
        var held = 0;
        try
        {
            for (; held < sockets.Length; held++)
            {
                var added = false;
                sockets[held].Handle.DangerousAddRef(ref added);
                _items[held] = new NativeMethods.PollItem { Socket = sockets[held].Handle.DangerousGetHandle(), Events = Readable };
            }

            fixed (NativeMethods.PollItem* items = _items)
            {
                int count;
                while ((count = NativeMethods.zmq_poll(items, _items.Length, new CLong(milliseconds))) < 0)
                {
                    if (Marshal.GetLastPInvokeError() != ZmqException.Interrupted)
                    {
                        throw ZmqException.Last("zmq_poll");
                    }
                }

                return count > 0;
            }
        }
        finally
        {
            while (--held >= 0)
            {
                sockets[held].Handle.DangerousRelease();
            }
        }
    }

    /// <summary>Whether a socket was readable when the last wait ended.</summary>
    public bool IsReady(ZmqSocket socket) => (_items[Array.IndexOf(sockets, socket)].Returned & Readable) != 0;
}
