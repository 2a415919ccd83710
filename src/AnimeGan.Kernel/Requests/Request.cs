using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Requests;

/// <summary>A message that a client sent, and the way back to it.</summary>
/// <param name="channel">Where it came in.</param>
/// <param name="message">The message.</param>
/// <param name="arrival">How many messages had come in with it; later ones have higher numbers.</param>
/// <param name="outbox">Takes the answers.</param>
internal sealed class Request(ChannelKind channel, WireMessage message, long arrival, Outbox outbox)
{
    /// <summary>The message's type.</summary>
    public string Type => message.Type;

    /// <summary>What is asked.</summary>
    public JsonElement Content => message.Content;

    /// <summary>How many messages had come in with it; later ones have higher numbers.</summary>
    public long Arrival => arrival;

    /// <summary>The header, which answers carry as their parent.</summary>
    public byte[] Header => message.Header;

    /// <summary>Whoever sent it.</summary>
    public IReadOnlyList<byte[]> Identities => message.Identities;

    /// <summary>Answers to the client alone. Messages that are no requests have no answer.</summary>
    /// <param name="content">The answer, with its status.</param>
    public void Reply(JsonObject content)
    {
        if (Type.EndsWith("_request", StringComparison.Ordinal))
        {
            outbox.Send(channel, message.Identities, $"{Type[..^"_request".Length]}_reply", content, message.Header);
        }
    }

    /// <summary>Answers that the request failed.</summary>
    public void ReplyError(string name, string text, IEnumerable<string>? traceback = null) => Reply(new JsonObject
    {
        ["status"] = "error",
        ["ename"] = name,
        ["evalue"] = text,
        ["traceback"] = Json.Array(traceback ?? [text]),
    });

    /// <summary>Tells everybody.</summary>
    /// <param name="type">The publication's type.</param>
    /// <param name="content">Its content.</param>
    public void Publish(string type, JsonObject content) => outbox.Publish(type, content, message.Header);

    /// <summary>Tells everybody whether the kernel works for this request.</summary>
    public void PublishStatus(string state) => outbox.PublishStatus(state, message.Header);
}
