using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Tests.Requests;

[Collection(OneKernel.Name)]
public sealed class InputTests(RunningKernel kernel) : IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void ReadLine_Allowed_AsksTheClientAfterTheOutput()
    {
        var cell = _client.SendCell("Console.Write(\"Name? \"); var name = Console.ReadLine(); $\"Hello {name}\"", Allow);

        var question = _client.Receive(ChannelKind.Stdin);
        _client.Send("input_reply", new JsonObject { ["status"] = "ok", ["value"] = "Ada" }, ChannelKind.Stdin);
        var exchange = _client.Finish(cell);

        Assert.Equal("input_request", question.Type);
        Assert.Equal(cell, question.ParentId);
        Assert.Equal("false", question["password"]);
        Assert.Equal("Hello Ada", exchange.Outputs[^1]["data", "text/plain"]);
    }

    [Fact]
    public void ReadLine_NotAllowed_FailsTheCell()
    {
        var exchange = _client.Run("Console.ReadLine()");

        Assert.Equal("error", exchange.Reply["status"]);
        Assert.Contains("input", exchange.Reply["evalue"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ReadLine_Interrupted_EndsTheCell()
    {
        var cell = _client.SendCell("Console.ReadLine()", Allow);
        _client.Receive(ChannelKind.Stdin);

        _client.Send("interrupt_request", [], ChannelKind.Control);
        var exchange = _client.Finish(cell);

        Assert.Equal("error", exchange.Reply["status"]);
        Assert.Equal("ok", _client.Run("1").Reply["status"]);
    }

    private static void Allow(JsonObject content) => content["allow_stdin"] = true;
}
