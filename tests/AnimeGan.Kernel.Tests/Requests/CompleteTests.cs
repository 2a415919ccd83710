using System.Text.Json.Nodes;

namespace AnimeGan.Kernel.Tests.Requests;

[Collection(OneKernel.Name)]
public sealed class CompleteTests(RunningKernel kernel) : IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Complete_BehindAnEmoji_CountsCodePoints()
    {
        // The emoji is one code point and two UTF-16 units.
        const string Code = "var s = \"😀\"; Console.WriteL; 1";

        var reply = _client.Ask("complete_request", new JsonObject { ["code"] = Code, ["cursor_pos"] = 27 }).Reply;

        Assert.Contains("WriteLine", reply["matches"], StringComparison.Ordinal);
        Assert.Equal(("21", "27"), (reply["cursor_start"], reply["cursor_end"]));
    }

    [Fact]
    public void Complete_VariableOfAnEarlierCell_OffersItsMembers()
    {
        _client.Run("var completed = new List<int> { 1, 2, 3 };");

        var reply = _client.Ask("complete_request", new JsonObject { ["code"] = "completed.Cou", ["cursor_pos"] = 13 }).Reply;

        Assert.Contains("Count", reply["matches"], StringComparison.Ordinal);
        Assert.Contains("property", reply["metadata", "_jupyter_types_experimental"], StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_Method_ShowsItsSignature()
    {
        var reply = _client.Ask("inspect_request", new JsonObject { ["code"] = "Math.Sqrt", ["cursor_pos"] = 9, ["detail_level"] = 0 }).Reply;

        Assert.Equal("true", reply["found"]);
        Assert.Contains("Sqrt(double", reply["data", "text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_NothingThere_SaysSo()
    {
        var reply = _client.Ask("inspect_request", new JsonObject { ["code"] = "  ", ["cursor_pos"] = 1, ["detail_level"] = 0 }).Reply;

        Assert.Equal(("ok", "false"), (reply["status"], reply["found"]));
    }

    [Theory]
    [InlineData("var a = 1;", "complete")]
    [InlineData("if (true) {", "incomplete")]
    [InlineData("var = ;", "invalid")]
    public void IsComplete_Code_IsJudged(string code, string expected)
    {
        var reply = _client.Ask("is_complete_request", new JsonObject { ["code"] = code }).Reply;

        Assert.Equal(expected, reply["status"]);
    }
}
