using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Tests.Requests;

[Collection(OneKernel.Name)]
public sealed class ExecuteTests(RunningKernel kernel) : IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Execute_Expression_PublishesInTheProtocolsOrder()
    {
        var exchange = _client.Run("Console.WriteLine(\"hello\"); 6 * 7");

        Assert.Equal(["status", "execute_input", "stream", "execute_result", "status"], exchange.Published.Select(message => message.Type));
        Assert.Equal("42", exchange.Published[3]["data", "text/plain"]);
        Assert.Equal("ok", exchange.Reply["status"]);
        Assert.Equal(exchange.Published[1]["execution_count"], exchange.Reply["execution_count"]);
        Assert.Equal(exchange.Published[3]["execution_count"], exchange.Reply["execution_count"]);
    }

    [Fact]
    public void Execute_Failure_PublishesOneErrorThatTheReplyRepeats()
    {
        var exchange = _client.Run("throw new InvalidOperationException(\"so not\");");

        var error = Assert.Single(exchange.Outputs);
        Assert.Equal("error", error.Type);
        Assert.Equal("so not", error["evalue"]);
        Assert.Equal("error", exchange.Reply["status"]);
        Assert.Equal(error["ename"], exchange.Reply["ename"]);
        Assert.Equal(error["traceback"], exchange.Reply["traceback"]);
    }

    [Fact]
    public void Execute_Silent_PublishesNothingAndCountsNothing()
    {
        var before = _client.Run("1").Reply["execution_count"];

        var silent = _client.Run("Console.WriteLine(\"psst\"); var quiet = 5; quiet", content => content["silent"] = true);
        var after = _client.Run("quiet");

        Assert.Equal(["status", "status"], silent.Published.Select(message => message.Type));
        Assert.Equal("ok", silent.Reply["status"]);
        Assert.Equal(before, silent.Reply["execution_count"]);
        Assert.Equal("5", after.Outputs[0]["data", "text/plain"]);
        Assert.Equal(Number(before) + 1, Number(after.Reply["execution_count"]));
    }

    [Fact]
    public void Execute_WithoutStoringHistory_ShowsOutputsAndCountsNothing()
    {
        var before = _client.Run("1").Reply["execution_count"];

        var unstored = _client.Run("\"seen\"", content => content["store_history"] = false);

        Assert.Equal("seen", unstored.Outputs[0]["data", "text/plain"]);
        Assert.Equal(before, unstored.Reply["execution_count"]);
    }

    [Fact]
    public void Execute_UserExpressions_AreEvaluatedAfterTheCell()
    {
        var expressions = new JsonObject { ["sum"] = "asked + 1", ["wrong"] = "nowhere" };

        var exchange = _client.Run("var asked = 41;", content => content["user_expressions"] = expressions);

        Assert.Equal("42", exchange.Reply["user_expressions", "sum", "data", "text/plain"]);
        Assert.Equal("error", exchange.Reply["user_expressions", "wrong", "status"]);
        Assert.Empty(exchange.Outputs);
    }

    [Fact]
    public void Execute_QueuedBehindAFailure_IsAborted()
    {
        var failing = _client.SendCell("await Task.Delay(300); throw new Exception(\"stop\");");
        var queued = new[] { _client.SendCell("var never1 = 1;"), _client.SendCell("var never2 = 2;") };

        var failed = _client.Finish(failing);
        var aborted = queued.Select(id => _client.Finish(id)).ToList();
        var later = _client.Run("1 + 1");

        Assert.Equal("error", failed.Reply["status"]);
        Assert.All(aborted, exchange => Assert.Equal("aborted", exchange.Reply["status"]));
        Assert.All(aborted, exchange => Assert.Empty(exchange.Outputs));
        Assert.Equal("ok", later.Reply["status"]);
    }

    [Fact]
    public void Execute_QueuedBehindAFailureThatMayHappen_IsRun()
    {
        var failing = _client.SendCell("await Task.Delay(100); throw new Exception(\"never mind\");", content => content["stop_on_error"] = false);
        var queued = _client.SendCell("\"run\"");

        var failed = _client.Finish(failing);
        var next = _client.Finish(queued);

        Assert.Equal("error", failed.Reply["status"]);
        Assert.Equal("run", next.Outputs[0]["data", "text/plain"]);
    }

    [Fact]
    public void Execute_Display_CanBeUpdatedByItsId()
    {
        var exchange = _client.Run("var shown = display(1); shown.Update(2);");

        Assert.Equal(["display_data", "update_display_data"], exchange.Outputs.Select(message => message.Type));
        Assert.Equal(exchange.Outputs[0]["transient", "display_id"], exchange.Outputs[1]["transient", "display_id"]);
        Assert.Equal("2", exchange.Outputs[1]["data", "text/plain"]);
    }

    [Fact]
    public void Execute_JsonMimeType_TravelsAsJson()
    {
        var exchange = _client.Run("\"{\\\"a\\\": [1, 2]}\".DisplayAs(\"application/json\");");

        Assert.Equal("[1,2]", exchange.Outputs[0]["data", "application/json", "a"]!.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Execute_NameWithQuestionMark_OpensThePager()
    {
        var exchange = _client.Run("Console.WriteLine?");

        Assert.Contains("WriteLine", exchange.Reply["payload"], StringComparison.Ordinal);
        Assert.Empty(exchange.Outputs);
    }

    [Fact]
    public void Execute_WithoutCode_IsRefusedAndTheKernelGoesOn()
    {
        var exchange = _client.Ask("execute_request", new JsonObject { ["silent"] = false }, ChannelKind.Shell);

        Assert.Equal("error", exchange.Reply["status"]);
        Assert.Equal("ok", _client.Run("1").Reply["status"]);
    }

    private static int Number(string? text) => int.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
}
