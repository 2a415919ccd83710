using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;
using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Kernel.Requests;

/// <summary>complete_request: what may stand at the cursor?</summary>
/// <param name="session">Knows.</param>
internal sealed class CompleteHandler(CSharpSession session) : IRequestHandler
{
    /// <inheritdoc />
    public string RequestType => "complete_request";

    /// <inheritdoc />
    public bool AnswersWhileBusy => true;

    /// <inheritdoc />
    public async Task HandleAsync(Request request)
    {
        var code = request.Content.Text("code");
        var cursor = CodePoints.ToUtf16(code, request.Content.NumberOrNull("cursor_pos") ?? int.MaxValue);
        var list = await session.CompleteAsync(code, cursor).ConfigureAwait(false);
        var (start, end) = (CodePoints.FromUtf16(code, list.Start), CodePoints.FromUtf16(code, list.End));
        request.Reply(new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = Json.Array(list.Items.Select(item => item.Text)),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            // Not in the protocol, but every front end reads it: the icons and signatures in the list.
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. list.Items.Select(item => Describe(item, start, end))]) },
        });
    }

    private static JsonObject Describe(CompletionItem item, int start, int end)
    {
        var described = new JsonObject { ["text"] = item.Text, ["type"] = item.Kind, ["start"] = start, ["end"] = end };
        if (item.Detail is not null)
        {
            described["signature"] = item.Detail;
        }

        return described;
    }
}
