using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;
using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Kernel.Requests;

/// <summary>is_complete_request: would Enter run this, or begin a new line? Consoles ask.</summary>
/// <param name="session">Knows.</param>
internal sealed class IsCompleteHandler(CSharpSession session) : IRequestHandler
{
    /// <inheritdoc />
    public string RequestType => "is_complete_request";

    /// <inheritdoc />
    public bool AnswersWhileBusy => true;

    /// <inheritdoc />
    public Task HandleAsync(Request request)
    {
        var found = session.CheckComplete(request.Content.Text("code"));
        var answer = new JsonObject { ["status"] = found.Status };
        if (found.Status == "incomplete")
        {
            answer["indent"] = found.Indent;
        }

        request.Reply(answer);
        return Task.CompletedTask;
    }
}
