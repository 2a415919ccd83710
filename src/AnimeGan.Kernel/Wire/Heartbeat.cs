using NetMQ;
using NetMQ.Sockets;

namespace AnimeGan.Kernel.Wire;

/// <summary>Sends back whatever comes, so that clients see that the process lives; on a thread that does nothing else.</summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly RouterSocket _socket = new();
    private readonly NetMQPoller _poller;

    /// <summary>Starts to listen.</summary>
    /// <param name="endpoint">Where.</param>
    /// <exception cref="KernelStartException">The address is taken or is not this machine's.</exception>
    public Heartbeat(string endpoint)
    {
        _poller = [_socket];
        try
        {
            Listening.On(_socket, endpoint);
        }
        catch (KernelStartException)
        {
            Dispose();
            throw;
        }

        List<byte[]> frames = [];
        _socket.ReceiveReady += (_, _) =>
        {
            while (_socket.TryReceiveMultipartBytes(ref frames!))
            {
                _socket.SendMultipartBytes(frames);
            }
        };
        _poller.RunAsync("Heartbeat", isBackgroundThread: true);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _poller.Dispose();
        _socket.Dispose();
    }
}
