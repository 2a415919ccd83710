using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnimeGan.Notebooks.Documents;

/// <summary>Texts and numbers of JSON that strangers write, where any value may be of another kind than the format asks for.</summary>
internal static class JsonText
{
    private const int EscapeLength = 6;
    private const string Unknown = @"\ufffd";

    /// <summary>A node's text; null where it is none. Half a character, cut in two by an escape, becomes U+FFFD.</summary>
    public static string? Of(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException) when (value.TryGetValue<JsonElement>(out _))
        {
            return JsonSerializer.Deserialize<string>(Whole(value.GetValue<JsonElement>().GetRawText()));
        }
    }

    /// <summary>Seconds that a time may be made of; null where a node is no such number.</summary>
    public static TimeSpan? Seconds(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var seconds) && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;

    private static string Whole(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
            }
            else if (Escaped(raw, i) is not { } unit || !char.IsSurrogate(unit))
            {
                text.Append(raw, i++, 2);
            }
            else if (char.IsHighSurrogate(unit) && Escaped(raw, i + EscapeLength) is { } low && char.IsLowSurrogate(low))
            {
                text.Append(raw, i, 2 * EscapeLength);
                i += (2 * EscapeLength) - 1;
            }
            else
            {
                text.Append(Unknown);
                i += EscapeLength - 1;
            }
        }

        return text.ToString();
    }

    private static char? Escaped(string raw, int at) =>
        at + EscapeLength <= raw.Length && raw[at] == '\\' && raw[at + 1] == 'u' ? (char)ushort.Parse(raw.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : null;
}
