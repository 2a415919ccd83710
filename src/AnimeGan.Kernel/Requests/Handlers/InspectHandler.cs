using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;
using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Kernel.Requests;

/// <summary>inspect_request: what is it that the cursor is at?</summary>
/// <param name="session">Knows.</param>
internal sealed class InspectHandler(CSharpSession session) : IRequestHandler
{
    /// <inheritdoc />
    public string RequestType => "inspect_request";

    /// <inheritdoc />
    public bool AnswersWhileBusy => true;

    /// <inheritdoc />
    public async Task HandleAsync(Request request)
    {
        var code = request.Content.Text("code");
        var cursor = CodePoints.ToUtf16(code, request.Content.NumberOrNull("cursor_pos") ?? int.MaxValue);
        var found = await session.InspectAsync(code, cursor).ConfigureAwait(false);
        request.Reply(new JsonObject
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found is null ? [] : Json.Data(found),
            ["metadata"] = new JsonObject(),
        });
    }
}
