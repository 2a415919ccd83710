using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace AnimeGan.Kernel.Tests;

/// <summary>Connection files as Jupyter writes them.</summary>
internal static class ConnectionFiles
{
    public const string Key = "a0436f6c-1916-498b-8eb9-e81ab9368e84";

    /// <summary>Writes a file for five free ports of this machine.</summary>
    public static string Write(string folder)
    {
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        var path = Path.Combine(folder, "kernel.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["shell_port"] = ports[0],
            ["iopub_port"] = ports[1],
            ["stdin_port"] = ports[2],
            ["control_port"] = ports[3],
            ["hb_port"] = ports[4],
            ["key"] = Key,
            ["signature_scheme"] = "hmac-sha256",
            ["kernel_name"] = ".net-csharp",
        }));
        return path;
    }
}
