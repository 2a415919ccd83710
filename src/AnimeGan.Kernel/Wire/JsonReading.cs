using System.Text.Json;

namespace AnimeGan.Kernel.Wire;

/// <summary>Reads fields that a client may have left out or got wrong.</summary>
internal static class JsonReading
{
    public static string? TextOrNull(this JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Decode(value, name)
            : null;

    private static string Decode(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            // Half of a surrogate pair, written as an escape: JSON allows it, UTF-16 does not.
            throw new WireException($"'{name}' is not valid Unicode: {error.Message}");
        }
    }

    public static string TextOr(this JsonElement owner, string name, string otherwise) => owner.TextOrNull(name) ?? otherwise;

    public static bool FlagOr(this JsonElement owner, string name, bool otherwise) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value)
            ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => otherwise }
            : otherwise;

    public static int? NumberOrNull(this JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>A text without which the request means nothing.</summary>
    /// <exception cref="WireException">It is missing.</exception>
    public static string Text(this JsonElement owner, string name) =>
        owner.TextOrNull(name) ?? throw new WireException($"the request's content has no text '{name}'");
}
