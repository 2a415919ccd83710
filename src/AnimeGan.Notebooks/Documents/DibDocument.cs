using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnimeGan.Notebooks.Documents;

/// <summary>A .dib file: plain text in which a line "#!language" opens a cell.</summary>
/// <remarks>The cells keep every character of the file, so <see cref="ToText"/> gives back exactly what was parsed.</remarks>
public sealed class DibDocument
{
    private static readonly string[] _languages =
    [
        "csharp", "c#", "cs", "fsharp", "f#", "fs", "pwsh", "powershell", "javascript", "js", "html", "markdown", "md",
        "mermaid", "sql", "kql", "http", "value", "raw", "meta",
    ];

    private DibDocument(IReadOnlyList<DibCell> cells, JsonObject? meta)
    {
        Cells = cells;
        Meta = meta;
    }

    /// <summary>All cells in order, the "#!meta" cell not among them.</summary>
    public IReadOnlyList<DibCell> Cells { get; }

    /// <summary>The JSON of the "#!meta" cell; null where the file has none.</summary>
    public JsonObject? Meta { get; }

    private IReadOnlyList<DibCell> All { get; init; } = [];

    /// <summary>Parses a .dib file.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <returns>The cells.</returns>
    /// <exception cref="NotebookFormatException">The "#!meta" cell holds no JSON object.</exception>
    public static DibDocument Parse(string text, string name = "notebook")
    {
        ArgumentNullException.ThrowIfNull(text);
        var languages = new HashSet<string>(_languages, StringComparer.OrdinalIgnoreCase);
        JsonObject? meta = null;
        var all = new List<DibCell>();
        var language = "csharp";
        var start = JsonLayout.WithoutMark(text) is var rest ? text.Length - rest.Length : 0;
        var opening = text[..start];
        var position = start;
        while (true)
        {
            var end = position >= text.Length ? position : text.IndexOf('\n', position) is var lf && lf >= 0 ? lf + 1 : text.Length;
            var next = position >= text.Length ? null : Language(text.AsSpan(position, end - position), languages);
            if (next is not null || position >= text.Length)
            {
                var cell = new DibCell(language, opening, text[start..position]);
                if (cell.Opening.Length > 0 || cell.Body.Length > 0)
                {
                    all.Add(cell);
                }

                if (language == "meta")
                {
                    meta = ReadMeta(cell.Source, name, languages);
                }

                if (next is null)
                {
                    break;
                }

                (language, opening, start) = (next, text[position..end], end);
            }

            position = end;
        }

        var cells = all.Where(cell => cell.Language != "meta" && (JsonLayout.WithoutMark(cell.Opening).Length > 0 || cell.Source.Length > 0)).ToList();
        return new DibDocument(cells, meta) { All = all };
    }

    /// <summary>The text of the file.</summary>
    /// <returns>What was parsed, character for character.</returns>
    public string ToText() => string.Concat(All.Select(cell => cell.Opening + cell.Body));

    /// <summary>The language a line opens a cell of, or null where it opens none.</summary>
    private static string? Language(ReadOnlySpan<char> line, HashSet<string> languages)
    {
        var trimmed = line.TrimEnd();
        if (!trimmed.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }

        var word = trimmed[2..].ToString();
        return languages.Contains(word) ? word : null;
    }

    private static JsonObject ReadMeta(string source, string name, HashSet<string> languages)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(source, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = JsonLayout.MaximumDepth });
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException($"{name}: the text after #!meta is not valid JSON: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            throw new NotebookFormatException($"{name}: a name in the text after #!meta holds half a character, cut in two by an escape (\\ud800 to \\udfff alone). Mend or remove that field.", error);
        }

        if (node is not JsonObject meta)
        {
            throw new NotebookFormatException($"{name}: expected a JSON object after #!meta.");
        }

        // A notebook may name kernels of its own; lines with their names open cells too.
        if ((meta["kernelInfo"] as JsonObject)?["items"] is JsonArray items)
        {
            foreach (var item in items.OfType<JsonObject>())
            {
                languages.Add(JsonText.Of(item["name"]) ?? string.Empty);
                foreach (var alias in (item["aliases"] as JsonArray) ?? [])
                {
                    languages.Add(JsonText.Of(alias) ?? string.Empty);
                }
            }
        }

        return meta;
    }
}
