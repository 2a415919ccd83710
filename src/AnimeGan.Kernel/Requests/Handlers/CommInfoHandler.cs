using System.Text.Json.Nodes;

namespace AnimeGan.Kernel.Requests;

/// <summary>comm_info_request: which comms are open? None ever is, see <see cref="CommOpenHandler"/>.</summary>
internal sealed class CommInfoHandler : IRequestHandler
{
    /// <inheritdoc />
    public string RequestType => "comm_info_request";

    /// <inheritdoc />
    public bool AnswersWhileBusy => false;

    /// <inheritdoc />
    public Task HandleAsync(Request request)
    {
        request.Reply(new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() });
        return Task.CompletedTask;
    }
}
