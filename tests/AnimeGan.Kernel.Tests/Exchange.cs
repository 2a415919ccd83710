namespace AnimeGan.Kernel.Tests;

/// <summary>A request's answer, and what was published for it from busy to idle.</summary>
internal sealed record Exchange(Received Reply, IReadOnlyList<Received> Published)
{
    /// <summary>Publications without busy, idle and the echo of the code.</summary>
    public IReadOnlyList<Received> Outputs => [.. Published.Where(message => message.Type is not ("status" or "execute_input"))];

    /// <summary>All text written to standard output.</summary>
    public string Text => string.Concat(Published.Where(message => message.Type == "stream" && message["name"] == "stdout").Select(message => message["text"]));
}
