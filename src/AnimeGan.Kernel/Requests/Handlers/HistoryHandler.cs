using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Requests;

/// <summary>history_request: the last cells, a range of them, or those that match a pattern.</summary>
/// <param name="history">What was run.</param>
internal sealed class HistoryHandler(CellHistory history) : IRequestHandler
{
    /// <summary>The number of this session. A kernel knows no other than its own.</summary>
    private const int Session = 1;

    /// <inheritdoc />
    public string RequestType => "history_request";

    /// <inheritdoc />
    public bool AnswersWhileBusy => false;

    /// <inheritdoc />
    public Task HandleAsync(Request request)
    {
        var content = request.Content;
        var found = content.TextOr("hist_access_type", "tail") switch
        {
            "tail" => history.Entries.TakeLast(content.NumberOrNull("n") ?? int.MaxValue),
            "range" => Range(content),
            "search" => Search(content),
            var other => throw new WireException($"hist_access_type must be tail, range or search, got '{other}'"),
        };
        var withOutput = content.FlagOr("output", false);
        var entries = found.Select(entry => new JsonArray(Session, entry.Line, withOutput ? new JsonArray(entry.Input, entry.Output) : entry.Input));
        request.Reply(new JsonObject { ["status"] = "ok", ["history"] = new JsonArray([.. entries]) });
        return Task.CompletedTask;
    }

    /// <summary>Cells from start up to but without stop; session 0 is this one, and there are no earlier ones.</summary>
    private IEnumerable<CellHistory.Entry> Range(JsonElement content)
    {
        if ((content.NumberOrNull("session") ?? 0) is not (0 or Session))
        {
            return [];
        }

        var (start, stop) = (content.NumberOrNull("start") ?? 0, content.NumberOrNull("stop") ?? int.MaxValue);
        return history.Entries.Where(entry => entry.Line >= start && entry.Line < stop);
    }

    /// <summary>Cells whose whole code matches a pattern with * and ?; the last n of them, each once where that is asked for.</summary>
    private IEnumerable<CellHistory.Entry> Search(JsonElement content)
    {
        var pattern = content.TextOr("pattern", "*");
        var found = history.Entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Input, ignoreCase: false));
        if (content.FlagOr("unique", false))
        {
            // The latest use of each stays.
            found = found.Reverse().DistinctBy(entry => entry.Input).Reverse();
        }

        return found.TakeLast(content.NumberOrNull("n") ?? int.MaxValue);
    }
}
