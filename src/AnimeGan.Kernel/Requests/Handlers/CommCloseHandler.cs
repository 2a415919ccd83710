namespace AnimeGan.Kernel.Requests;

/// <summary>comm_close: nothing is open, so there is nothing to do.</summary>
internal sealed class CommCloseHandler : IRequestHandler
{
    /// <inheritdoc />
    public string RequestType => "comm_close";

    /// <inheritdoc />
    public bool AnswersWhileBusy => false;

    /// <inheritdoc />
    public Task HandleAsync(Request request) => Task.CompletedTask;
}
