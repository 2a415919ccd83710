using System.Text.Json.Nodes;

namespace AnimeGan.Kernel.Requests;

/// <summary>interrupt_request: the running cell shall end, and the session go on.</summary>
/// <param name="running">The running cell.</param>
internal sealed class InterruptHandler(RunningCell running) : IRequestHandler
{
    /// <inheritdoc />
    public string RequestType => "interrupt_request";

    /// <inheritdoc />
    public bool AnswersWhileBusy => true;

    /// <inheritdoc />
    public Task HandleAsync(Request request)
    {
        running.Interrupt();
        request.Reply(new JsonObject { ["status"] = "ok" });
        return Task.CompletedTask;
    }
}
