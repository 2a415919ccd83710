using System.Text.Json.Nodes;

namespace AnimeGan.Notebooks.Documents;

/// <summary>nbformat's multi-line strings: a string, or a list of lines that keep their newlines.</summary>
internal static class MultilineText
{
    public static string Join(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(JsonText.Of)),
        _ => JsonText.Of(node) ?? string.Empty,
    };

    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode?)text[start..end]);
            start = end;
        }

        return lines;
    }
}
