using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnimeGan.Kernel.Tests.Requests;

[Collection(OneKernel.Name)]
public sealed class HistoryTests : IDisposable
{
    private static readonly string[] _cells = ["var h1 = 10;", "h1 + 1", "var h2 = 20;", "h1 + 1", "h2 + 2"];

    private readonly KernelClient _client;
    private readonly int _first;

    public HistoryTests(RunningKernel kernel)
    {
        _client = kernel.Connect();
        _first = _cells.Select(cell => JsonSerializer.Deserialize<int>(_client.Run(cell).Reply["execution_count"]!)).ToList()[0];
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Tail_Number_GivesTheLastCells()
    {
        var found = Ask(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 3 });

        Assert.Equal(_cells[^3..], found.Select(entry => entry[2].GetString()));
        Assert.Equal([_first + 2, _first + 3, _first + 4], found.Select(entry => entry[1].GetInt32()));
    }

    [Theory]
    [InlineData(1, 3, 2)]
    [InlineData(0, 1, 1)]
    [InlineData(4, 9, 1)]
    [InlineData(3, 3, 0)]
    public void Range_StartAndStop_GivesTheCellsFromStartToBeforeStop(int start, int stop, int count)
    {
        var found = Ask(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = _first + start, ["stop"] = _first + stop });

        Assert.Equal(_cells.Skip(start).Take(count), found.Select(entry => entry[2].GetString()));
    }

    [Fact]
    public void Range_OtherSession_IsEmpty() =>
        Assert.Empty(Ask(new JsonObject { ["hist_access_type"] = "range", ["session"] = -1, ["start"] = 0, ["stop"] = 1000 }));

    [Fact]
    public void Search_Pattern_MatchesWholeCells()
    {
        var twice = Ask(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "h1 + ?", ["n"] = 2 });
        var once = Ask(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "h?*+*", ["unique"] = true });

        Assert.Equal(["h1 + 1", "h1 + 1"], twice.Select(entry => entry[2].GetString()));
        Assert.Equal(["h1 + 1", "h2 + 2"], once.Select(entry => entry[2].GetString()));
    }

    [Fact]
    public void Tail_WithOutput_PairsCodeAndResult()
    {
        var entry = Assert.Single(Ask(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1, ["output"] = true }));

        Assert.Equal(("h2 + 2", "22"), (entry[2][0].GetString(), entry[2][1].GetString()));
    }

    private List<JsonElement> Ask(JsonObject content) =>
        [.. _client.Ask("history_request", content).Reply.Content.GetProperty("history").EnumerateArray()];
}
