using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Requests;

/// <summary>shutdown_request: the process ends; whoever asked for a restart starts the next one.</summary>
/// <param name="stop">Asks the host to end.</param>
internal sealed class ShutdownHandler(Action stop) : IRequestHandler
{
    /// <inheritdoc />
    public string RequestType => "shutdown_request";

    /// <inheritdoc />
    public bool AnswersWhileBusy => true;

    /// <inheritdoc />
    public Task HandleAsync(Request request)
    {
        var content = new JsonObject { ["status"] = "ok", ["restart"] = request.Content.FlagOr("restart", false) };
        // The other clients of this kernel hear of it too.
        request.Publish("shutdown_reply", (JsonObject)content.DeepClone());
        request.Reply(content);
        stop();
        return Task.CompletedTask;
    }
}
