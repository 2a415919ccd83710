using System.Globalization;
using System.Text.Json;

namespace AnimeGan.Kernel.Wire;

/// <summary>Where a client wants the kernel to listen, and the key that both sign with.</summary>
internal sealed record ConnectionFile
{
    /// <summary>The address to listen on.</summary>
    public required string Address { get; init; }

    /// <summary>Signs every message; empty for no signatures.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The port of the heartbeat.</summary>
    public required int HeartbeatPort { get; init; }

    /// <summary>The port of each channel.</summary>
    public required IReadOnlyDictionary<ChannelKind, int> Ports { get; init; }

    /// <summary>Where the heartbeat listens.</summary>
    public string HeartbeatEndpoint => EndpointOf(HeartbeatPort);

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="KernelStartException">It is missing, is no connection file, or asks for what the kernel lacks.</exception>
    public static ConnectionFile Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KernelStartException($"The connection file cannot be read: {error.Message} Jupyter writes it when it starts a kernel; start the kernel from there.", error);
        }
        catch (JsonException error)
        {
            throw new KernelStartException($"{path} is not JSON, so it is no connection file: {error.Message}", error);
        }
        catch (WireException error)
        {
            throw new KernelStartException($"{path} is no connection file: {error.Message}", error);
        }
    }

    /// <summary>Where a channel listens.</summary>
    public string EndpointOf(ChannelKind channel) => EndpointOf(Ports[channel]);

    private string EndpointOf(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"tcp://{Address}:{port}");

    private static ConnectionFile Read(JsonElement file, string path)
    {
        var scheme = file.TextOr("signature_scheme", "hmac-sha256");
        if (scheme != "hmac-sha256")
        {
            throw new KernelStartException($"{path} asks for signatures by '{scheme}'; the kernel has hmac-sha256 only. Set Session.signature_scheme back in Jupyter's configuration.");
        }

        var transport = file.TextOr("transport", "tcp");
        if (transport != "tcp")
        {
            throw new KernelStartException($"{path} asks for the transport '{transport}'; the kernel has tcp only. Set KernelManager.transport back in Jupyter's configuration.");
        }

        return new ConnectionFile
        {
            Address = file.TextOr("ip", "127.0.0.1"),
            Key = System.Text.Encoding.UTF8.GetBytes(file.TextOr("key", string.Empty)),
            HeartbeatPort = Port(file, "hb_port", path),
            Ports = new Dictionary<ChannelKind, int>
            {
                [ChannelKind.Shell] = Port(file, "shell_port", path),
                [ChannelKind.Control] = Port(file, "control_port", path),
                [ChannelKind.Stdin] = Port(file, "stdin_port", path),
                [ChannelKind.IOPub] = Port(file, "iopub_port", path),
            },
        };
    }

    private static int Port(JsonElement file, string name, string path) =>
        file.NumberOrNull(name) is { } port and >= 0 and <= 65535
            ? port
            : throw new KernelStartException($"{path} has no '{name}' from 0 to 65535, so it is no connection file.");
}
