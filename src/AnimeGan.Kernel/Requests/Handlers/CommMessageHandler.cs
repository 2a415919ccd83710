using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Requests;

/// <summary>comm_msg: meant for a comm that is not open (any more), of which the client is told.</summary>
internal sealed class CommMessageHandler : IRequestHandler
{
    /// <inheritdoc />
    public string RequestType => "comm_msg";

    /// <inheritdoc />
    public bool AnswersWhileBusy => false;

    /// <inheritdoc />
    public Task HandleAsync(Request request)
    {
        request.Publish("comm_close", new JsonObject { ["comm_id"] = request.Content.Text("comm_id"), ["data"] = new JsonObject() });
        return Task.CompletedTask;
    }
}
