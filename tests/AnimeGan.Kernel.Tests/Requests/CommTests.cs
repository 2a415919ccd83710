using System.Text.Json.Nodes;

namespace AnimeGan.Kernel.Tests.Requests;

[Collection(OneKernel.Name)]
public sealed class CommTests(RunningKernel kernel) : IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void CommInfo_Asked_NamesNone() =>
        Assert.Equal("{}", _client.Ask("comm_info_request", new JsonObject { ["target_name"] = "jupyter.widget" }).Reply["comms"]);

    [Theory]
    [InlineData("comm_open")]
    [InlineData("comm_msg")]
    public void Comm_UnknownTarget_IsClosed(string type)
    {
        var id = _client.Send(type, new JsonObject { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });

        var published = _client.PublishedFor(id);

        var close = Assert.Single(published, message => message.Type != "status");
        Assert.Equal(("comm_close", "c1"), (close.Type, close["comm_id"]));
    }

    [Theory]
    [InlineData("comm_close")]
    [InlineData("a_message_of_a_later_protocol")]
    public void Message_ThatNeedsNoAnswer_IsTaken(string type)
    {
        var id = _client.Send(type, new JsonObject { ["comm_id"] = "c1" });

        var published = _client.PublishedFor(id);

        Assert.Equal(["status", "status"], published.Select(message => message.Type));
    }
}
