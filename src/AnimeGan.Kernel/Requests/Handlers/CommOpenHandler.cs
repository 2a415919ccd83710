using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Requests;

/// <summary>comm_open: the kernel has no targets for comms, so it closes what a client opens, as the protocol asks.</summary>
internal sealed class CommOpenHandler : IRequestHandler
{
    /// <inheritdoc />
    public string RequestType => "comm_open";

    /// <inheritdoc />
    public bool AnswersWhileBusy => false;

    /// <inheritdoc />
    public Task HandleAsync(Request request)
    {
        request.Publish("comm_close", new JsonObject { ["comm_id"] = request.Content.Text("comm_id"), ["data"] = new JsonObject() });
        return Task.CompletedTask;
    }
}
