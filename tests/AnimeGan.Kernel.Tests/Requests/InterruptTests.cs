using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Tests.Requests;

[Collection(OneKernel.Name)]
public sealed class InterruptTests(RunningKernel kernel) : IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Interrupt_LoopThatLooksAtItsToken_EndsTheCellAndAbortsTheQueue()
    {
        var cell = _client.SendCell("var steps = 0; Console.WriteLine(\"go\"); while (true) { Kernel.CellCancellation.ThrowIfCancellationRequested(); steps++; await Task.Delay(1); }");
        var queued = _client.SendCell("1");
        _client.WaitForText("go");

        var answer = _client.Ask("interrupt_request", [], ChannelKind.Control);
        var exchange = _client.Finish(cell);
        var aborted = _client.Finish(queued);
        var kept = _client.Run("steps > 0");

        Assert.Equal("ok", answer.Reply["status"]);
        Assert.Equal("error", exchange.Reply["status"]);
        Assert.Equal("aborted", aborted.Reply["status"]);
        Assert.Equal("True", kept.Outputs[0]["data", "text/plain"]);
    }

    [Fact]
    public void Interrupt_CellThatEndsInGoodOrder_AbortsTheQueueToo()
    {
        var cell = _client.SendCell("Console.WriteLine(\"train\"); while (!Kernel.CellCancellation.IsCancellationRequested) { await Task.Delay(1); } \"saved\"");
        var queued = _client.SendCell("1");
        _client.WaitForText("train");

        _client.Ask("interrupt_request", [], ChannelKind.Control);
        var exchange = _client.Finish(cell);
        var aborted = _client.Finish(queued);

        Assert.Equal("ok", exchange.Reply["status"]);
        Assert.Equal("aborted", aborted.Reply["status"]);
    }

    [Fact]
    public void Interrupt_NothingRuns_IsAnsweredAndForgotten()
    {
        var answer = _client.Ask("interrupt_request", [], ChannelKind.Control);

        Assert.Equal("ok", answer.Reply["status"]);
        Assert.Equal("ok", _client.Run("1").Reply["status"]);
    }

    [Fact]
    public void Questions_WhileACellRuns_AreAnsweredAtOnce()
    {
        var cell = _client.SendCell("Console.WriteLine(\"long\"); await Task.Delay(-1, Kernel.CellCancellation);");
        _client.WaitForText("long");

        var info = _client.Ask("kernel_info_request", [], ChannelKind.Control);
        var completion = _client.Ask("complete_request", new JsonObject { ["code"] = "Console.WriteL", ["cursor_pos"] = 14 });
        var again = _client.Receive(ChannelKind.IOPub);
        _client.Send("interrupt_request", [], ChannelKind.Control);
        var exchange = _client.Finish(cell);

        Assert.Equal("ok", info.Reply["status"]);
        Assert.Contains("WriteLine", completion.Reply["matches"], StringComparison.Ordinal);
        Assert.Equal(("status", cell, "busy"), (again.Type, again.ParentId, again["execution_state"]));
        Assert.Equal("error", exchange.Reply["status"]);
    }
}
