using System.Text;
using System.Text.Json.Nodes;

namespace AnimeGan.Kernel.Wire;

/// <summary>What the kernel sends, in the order in which it is asked to.</summary>
/// <param name="sockets">Where it goes out.</param>
/// <param name="codec">Signs it.</param>
internal sealed class Outbox(KernelSockets sockets, MessageCodec codec)
{
    private readonly string _topic = $"kernel.{Guid.NewGuid():N}.";

    /// <summary>Tells everybody.</summary>
    /// <param name="type">The message's type.</param>
    /// <param name="content">Its content.</param>
    /// <param name="parent">The header of the request that it belongs to; null where there is none.</param>
    public void Publish(string type, JsonObject content, byte[]? parent) =>
        Send(ChannelKind.IOPub, [Encoding.UTF8.GetBytes(_topic + type)], type, content, parent);

    /// <summary>Tells everybody whether the kernel works.</summary>
    /// <param name="state">"starting", "busy" or "idle".</param>
    /// <param name="parent">The header of the request that it works for.</param>
    public void PublishStatus(string state, byte[]? parent) => Publish("status", new JsonObject { ["execution_state"] = state }, parent);

    /// <summary>Sends a message to one client.</summary>
    public void Send(ChannelKind channel, IReadOnlyList<byte[]> identities, string type, JsonObject content, byte[]? parent) =>
        sockets.Send(channel, codec.Encode(identities, type, content, parent));
}
