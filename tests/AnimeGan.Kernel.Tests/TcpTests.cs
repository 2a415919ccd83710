using System.Net.NetworkInformation;
using AnimeGan.Kernel.Wire;
using AnimeGan.Testing;

namespace AnimeGan.Kernel.Tests;

public sealed class TcpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kernel_OverTcp_ListensOnTheLoopbackAddressOnly()
    {
        var file = ConnectionFiles.Write(_folder.FullPath);
        var connection = ConnectionFile.Load(file);
        int[] ports = [connection.HeartbeatPort, .. connection.Ports.Values];
        using var host = new KernelHost(file, new KernelLog(TextWriter.Null));
        var running = host.RunAsync();

        using (var client = new KernelClient(file))
        {
            var addresses = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => ports.Contains(listener.Port)).ToList();

            Assert.Equal("ok", client.Ask("kernel_info_request", []).Reply["status"]);
            Assert.Equal(5, addresses.Count);
            Assert.All(addresses, listener => Assert.True(System.Net.IPAddress.IsLoopback(listener.Address), listener.ToString()));
        }

        host.Stop();
        await running;
    }

    [Fact]
    public async Task Kernel_PortTaken_SaysSo()
    {
        var file = ConnectionFiles.Write(_folder.FullPath);
        using var first = new KernelHost(file, new KernelLog(TextWriter.Null));
        var running = first.RunAsync();

        var error = Assert.Throws<KernelStartException>(() => new KernelHost(file, new KernelLog(TextWriter.Null)));

        Assert.Contains("address is already in use", error.Message, StringComparison.Ordinal);
        first.Stop();
        await running;
    }
}
