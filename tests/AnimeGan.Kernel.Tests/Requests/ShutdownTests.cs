using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Tests.Requests;

public sealed class ShutdownTests
{
    [Theory]
    [InlineData(ChannelKind.Control, true)]
    [InlineData(ChannelKind.Shell, false)]
    public async Task Shutdown_OnEitherChannel_IsAnsweredAndEndsTheKernel(object channel, bool restart)
    {
        await using var kernel = new RunningKernel();
        await kernel.InitializeAsync();
        using var client = kernel.Connect();

        client.Send("shutdown_request", new JsonObject { ["restart"] = restart }, (ChannelKind)channel);
        var reply = client.Receive((ChannelKind)channel);

        Assert.Equal(("shutdown_reply", restart ? "true" : "false"), (reply.Type, reply["restart"]));
        await kernel.Ended.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }
}
