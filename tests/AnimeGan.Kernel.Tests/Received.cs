using System.Text.Json;

namespace AnimeGan.Kernel.Tests;

/// <summary>A message that the kernel sent.</summary>
internal sealed record Received(string Type, string ParentId, JsonElement Content)
{
    /// <summary>A value inside the content: a text as it is, anything else as JSON.</summary>
    public string? this[params string[] path]
    {
        get
        {
            var value = Content;
            foreach (var name in path)
            {
                value = value.GetProperty(name);
            }

            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }
    }

    public override string ToString() => $"{Type} {Content}";
}
