using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnimeGan.Notebooks.Documents;

/// <summary>The checks that make the rest of the code free of checks: what nbformat 4 requires of a file.</summary>
internal static class NotebookValidation
{
    public static JsonObject Check(JsonNode? node, string name)
    {
        if (node is not JsonObject root)
        {
            throw new NotebookFormatException($"{name} holds no notebook: expected a JSON object, found {Describe(node)}.");
        }

        var major = Number(root, "nbformat", name);
        if (major != 4)
        {
            throw new NotebookFormatException(
                $"{name} has nbformat {major}; this kit reads nbformat 4. Open it in Jupyter and save it to convert it.");
        }

        _ = Number(root, "nbformat_minor", name);
        if (root["cells"] is not JsonArray cells)
        {
            throw new NotebookFormatException($"{name}: expected a list in \"cells\", found {Describe(root["cells"])}.");
        }

        for (var i = 0; i < cells.Count; i++)
        {
            CheckCell(cells[i], $"{name}, cell {i + 1}");
        }

        return root;
    }

    private static void CheckCell(JsonNode? node, string place)
    {
        if (node is not JsonObject cell)
        {
            throw new NotebookFormatException($"{place}: expected a JSON object, found {Describe(node)}.");
        }

        if (!IsText(cell["cell_type"]) || JsonText.Of(cell["cell_type"]) is not ("code" or "markdown" or "raw"))
        {
            throw new NotebookFormatException(
                $"{place}: \"cell_type\" must be \"code\", \"markdown\" or \"raw\", found {Describe(cell["cell_type"])}.");
        }

        if (!(IsText(cell["source"]) || (cell["source"] is JsonArray lines && lines.All(IsText))))
        {
            throw new NotebookFormatException(
                $"{place}: \"source\" must be a string or a list of strings, found {Describe(cell["source"])}.");
        }

        if (cell["id"] is { } id && !IsText(id))
        {
            throw new NotebookFormatException($"{place}: \"id\" must be a string, found {Describe(id)}.");
        }

        if (cell["outputs"] is { } outputs && !(outputs is JsonArray list && list.All(output => output is JsonObject)))
        {
            throw new NotebookFormatException($"{place}: \"outputs\" must be a list of objects, found {Describe(outputs)}.");
        }
    }

    private static int Number(JsonObject root, string field, string name) =>
        root[field] is JsonValue value && value.TryGetValue<int>(out var number)
            ? number
            : throw new NotebookFormatException($"{name}: expected a whole number in \"{field}\", found {Describe(root[field])}. Is it a notebook?");

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    private static string Describe(JsonNode? node)
    {
        if (node is null)
        {
            return "nothing";
        }

        var text = JsonLayout.Line.Write(node);
        return text.Length <= 40 ? text : text[..37] + "...";
    }
}
