using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Kernel.Requests;

/// <summary>Our values in the protocol's form.</summary>
internal static class Json
{
    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    /// <summary>A value in its MIME types: JSON for JSON types, whole text for the others.</summary>
    public static JsonObject Data(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (type, content) in bundle.Items)
        {
            var isJson = type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal);
            data[type] = isJson ? JsonNode.Parse(content) : content;
        }

        return data;
    }

    /// <summary>An error's three fields, added to an object.</summary>
    public static JsonObject WithError(this JsonObject owner, CellError error)
    {
        owner["ename"] = error.Name;
        owner["evalue"] = error.Message;
        owner["traceback"] = Array(error.Traceback);
        return owner;
    }
}
