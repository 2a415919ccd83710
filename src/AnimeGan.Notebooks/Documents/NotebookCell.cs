using System.Text.Json.Nodes;

namespace AnimeGan.Notebooks.Documents;

/// <summary>One cell of a notebook: a view over its JSON, so that fields nobody here knows are kept.</summary>
public sealed class NotebookCell
{
    internal NotebookCell(JsonObject json)
    {
        Json = json;
    }

    /// <summary>Creates a cell.</summary>
    /// <param name="kind">Markdown, code or raw.</param>
    /// <param name="source">The cell's text.</param>
    /// <param name="id">1 to 64 letters, digits, '-' and '_', unique in the notebook; made by the document where null.</param>
    public NotebookCell(CellKind kind, string source, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        Json = [];
        Json["cell_type"] = kind switch { CellKind.Markdown => "markdown", CellKind.Raw => "raw", _ => "code" };
        if (kind == CellKind.Code)
        {
            Json["execution_count"] = null;
        }

        if (id is not null)
        {
            Json["id"] = id;
        }

        Json["metadata"] = new JsonObject();
        if (kind == CellKind.Code)
        {
            Json["outputs"] = new JsonArray();
        }

        Source = source;
    }

    /// <summary>The cell as it stands in the file.</summary>
    public JsonObject Json { get; }

    /// <summary>Markdown, code or raw.</summary>
    public CellKind Kind => JsonText.Of(Json["cell_type"]) switch
    {
        "markdown" => CellKind.Markdown,
        "raw" => CellKind.Raw,
        _ => CellKind.Code,
    };

    /// <summary>The cell's id; null in files older than nbformat 4.5.</summary>
    public string? Id => JsonText.Of(Json["id"]);

    /// <summary>The cell's text. Written as nbformat writes it: a list of lines, each with its newline.</summary>
    public string Source
    {
        get => MultilineText.Join(Json["source"]);
        set => Json["source"] = MultilineText.Split(value);
    }

    /// <summary>The cell's metadata; made where the file has none.</summary>
    public JsonObject Metadata
    {
        get
        {
            if (Json["metadata"] is not JsonObject metadata)
            {
                metadata = [];
                Json["metadata"] = metadata;
            }

            return metadata;
        }
    }

    /// <summary>The kernel's language for this cell ("csharp", "html", …) from its metadata; null where it says nothing.</summary>
    public string? Language
    {
        get => Text(Metadata["polyglot_notebook"], "kernelName") ?? Text(Metadata["dotnet_interactive"], "language");
        set
        {
            Metadata["dotnet_interactive"] = new JsonObject { ["language"] = value };
            Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = value };
        }
    }

    /// <summary>The tags in the cell's metadata.</summary>
    public IReadOnlyList<string> Tags => Metadata["tags"] is JsonArray tags
        ? [.. tags.Select(JsonText.Of).OfType<string>()]
        : [];

    /// <summary>The count of a code cell's last execution; null where it was not executed.</summary>
    public int? ExecutionCount
    {
        get => Json["execution_count"] is JsonValue count && count.TryGetValue<int>(out var number) ? number : null;
        set => Json["execution_count"] = value;
    }

    /// <summary>The outputs of a code cell as nbformat writes them; made where the file has none.</summary>
    public JsonArray Outputs
    {
        get
        {
            if (Json["outputs"] is not JsonArray outputs)
            {
                outputs = [];
                Json["outputs"] = outputs;
            }

            return outputs;
        }
    }

    /// <summary>A copy of this cell that shares nothing with it.</summary>
    /// <returns>The copy.</returns>
    public NotebookCell Clone() => new((JsonObject)Json.DeepClone());

    private static string? Text(JsonNode? owner, string field) =>
        JsonText.Of((owner as JsonObject)?[field]);
}
