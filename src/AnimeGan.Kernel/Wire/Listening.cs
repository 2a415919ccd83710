using System.Net.Sockets;
using NetMQ;

namespace AnimeGan.Kernel.Wire;

/// <summary>How every socket of the kernel listens.</summary>
internal static class Listening
{
    /// <summary>How long a closed socket goes on sending; a peer that is gone must not hold the process.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    /// <summary>Sets a socket up and binds it.</summary>
    /// <param name="socket">The socket; it stays the caller's.</param>
    /// <param name="endpoint">Where.</param>
    /// <exception cref="KernelStartException">The address is taken, or is not this machine's.</exception>
    public static void On(NetMQSocket socket, string endpoint)
    {
        socket.Options.Linger = Linger;
        // No limit on messages in waiting: above a limit, they are dropped without a word.
        socket.Options.SendHighWatermark = 0;
        socket.Options.ReceiveHighWatermark = 0;
        try
        {
            socket.Bind(endpoint);
        }
        catch (AddressAlreadyInUseException taken)
        {
            throw new KernelStartException($"The kernel cannot listen on {endpoint}: the address is already in use. Jupyter chooses another port when the kernel is started again.", taken);
        }
        catch (Exception refused) when (refused is NetMQException or SocketException or ArgumentException)
        {
            throw new KernelStartException($"The kernel cannot listen on {endpoint}: {refused.Message}", refused);
        }
    }
}
