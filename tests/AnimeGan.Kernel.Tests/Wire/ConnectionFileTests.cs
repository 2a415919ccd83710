using AnimeGan.Kernel.Wire;
using AnimeGan.Testing;

namespace AnimeGan.Kernel.Tests.Wire;

public sealed class ConnectionFileTests : IDisposable
{
    private const string Ports = "\"shell_port\":1,\"iopub_port\":2,\"stdin_port\":3,\"control_port\":4,\"hb_port\":5";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_PortsAlone_ListensOnTheLoopbackAddress() =>
        Assert.Equal("tcp://127.0.0.1:1", Load($"{{{Ports}}}").EndpointOf(ChannelKind.Shell));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("65535", 65535)]
    public void Load_PortsAtTheirEnds_AreTaken(string port, int expected) =>
        Assert.Equal(expected, Load($"{{{Ports.Replace("_port\":5", $"_port\":{port}", StringComparison.Ordinal)}}}").HeartbeatPort);

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("4294967297")]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("\"5\"")]
    [InlineData("null")]
    public void Load_PortOutOfRange_NamesItAndTheFile(string port) => Refusal.Of<KernelStartException>(
        () => Load($"{{{Ports.Replace("_port\":5", $"_port\":{port}", StringComparison.Ordinal)}}}"), _folder["c.json"], "no 'hb_port' from 0 to 65535");

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "_port'")]
    [InlineData("{\"shell_port\":1}", "_port'")]
    [InlineData("{" + Ports + ",\"transport\":\"ipc\"}", "'ipc'; the kernel has tcp only")]
    [InlineData("{" + Ports + ",\"signature_scheme\":\"hmac-md5\"}", "hmac-sha256 only")]
    [InlineData("{" + Ports + ",\"ip\":\"\\ud800\"}", "c.json is no connection file: 'ip' is not valid Unicode")]
    public void Load_NoConnectionFile_SaysWhatIsWrong(string text, string reason)
    {
        var error = Assert.Throws<KernelStartException>(() => Load(text));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Missing_SaysWhoWritesIt() =>
        Assert.Contains("Jupyter", Assert.Throws<KernelStartException>(() => ConnectionFile.Load(_folder["none.json"])).Message, StringComparison.Ordinal);

    private ConnectionFile Load(string text)
    {
        File.WriteAllText(_folder["c.json"], text);
        return ConnectionFile.Load(_folder["c.json"]);
    }
}
