using System.Text.Json;

namespace AnimeGan.Kernel.Wire;

/// <summary>A message that a client sent, its signature checked.</summary>
internal sealed record WireMessage
{
    /// <summary>Whom to answer: what the socket put before the message.</summary>
    public required IReadOnlyList<byte[]> Identities { get; init; }

    /// <summary>The header as it came, which goes into every answer as its parent.</summary>
    public required byte[] Header { get; init; }

    /// <summary>What is asked for, as in "execute_request".</summary>
    public required string Type { get; init; }

    /// <summary>The id that the client gave to the message.</summary>
    public required string Id { get; init; }

    /// <summary>The request itself; always an object.</summary>
    public required JsonElement Content { get; init; }
}
