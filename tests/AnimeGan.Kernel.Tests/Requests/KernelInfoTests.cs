using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Tests.Requests;

[Collection(OneKernel.Name)]
public sealed class KernelInfoTests(RunningKernel kernel) : IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(ChannelKind.Shell)]
    [InlineData(ChannelKind.Control)]
    public void KernelInfo_OnEitherChannel_NamesProtocolAndLanguage(object channel)
    {
        var reply = _client.Ask("kernel_info_request", [], (ChannelKind)channel).Reply;

        Assert.Equal("5.5", reply["protocol_version"]);
        Assert.Equal("C#", reply["language_info", "name"]);
        Assert.Equal(".cs", reply["language_info", "file_extension"]);
        Assert.Equal("[]", reply["supported_features"]);
    }

    [Fact]
    public void Heartbeat_AnyBytes_ComeBack() => Assert.Equal("ping"u8.ToArray(), _client.Beat("ping"u8.ToArray()));

    [Fact]
    public void Subscription_OfASecondClient_IsWelcomedAndSeesTheFirstOnesOutput()
    {
        using var second = kernel.Connect();

        var exchange = _client.Run("Console.WriteLine(\"for all\");");

        second.WaitForText("for all");
        Assert.Equal("for all\n", exchange.Text);
    }
}
