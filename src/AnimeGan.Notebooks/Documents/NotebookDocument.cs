using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnimeGan.Notebooks.Documents;

/// <summary>A notebook: metadata and cells, as a view over the JSON of an .ipynb file (nbformat 4).</summary>
/// <remarks>
/// Nothing is lost on the way through: unknown fields, attachments, the order of keys, the spelling of numbers and texts, a
/// byte order mark and the file's layout are kept, so a file that is read and written back is the same file, byte for byte,
/// unless its JSON was laid out in a way that no notebook writer uses; then it is equal as JSON.
/// </remarks>
public sealed class NotebookDocument
{
    /// <summary>The kernel name that .NET Interactive gave to C# notebooks and that this kit keeps.</summary>
    public const string KernelName = ".net-csharp";

    private readonly JsonObject _root;
    private readonly JsonLayout _layout;
    private readonly List<NotebookCell> _cells;

    private NotebookDocument(JsonObject root, JsonLayout layout)
    {
        _root = root;
        _layout = layout;
        _cells = [.. ((JsonArray)root["cells"]!).Select(cell => new NotebookCell((JsonObject)cell!))];
    }

    /// <summary>The notebook's cells, in order.</summary>
    public IReadOnlyList<NotebookCell> Cells => _cells;

    /// <summary>The notebook's metadata; made where the file has none.</summary>
    public JsonObject Metadata
    {
        get
        {
            if (_root["metadata"] is not JsonObject metadata)
            {
                metadata = [];
                _root["metadata"] = metadata;
            }

            return metadata;
        }
    }

    /// <summary>The language of cells that name none: "csharp" unless the metadata says otherwise.</summary>
    public string DefaultLanguage =>
        JsonText.Of(((Metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"] as JsonObject)?["defaultKernelName"]) ?? "csharp";

    /// <summary>An empty C# notebook, nbformat 4.5, as Polyglot Notebooks writes it.</summary>
    /// <returns>The notebook.</returns>
    public static NotebookDocument Create()
    {
        var root = new JsonObject
        {
            ["cells"] = new JsonArray(),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = KernelName },
                ["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" },
                ["polyglot_notebook"] = new JsonObject
                {
                    ["kernelInfo"] = new JsonObject
                    {
                        ["defaultKernelName"] = "csharp",
                        ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = "csharp", ["name"] = "csharp" }),
                    },
                },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return new NotebookDocument(root, JsonLayout.Canonical);
    }

    /// <summary>Reads the text of an .ipynb file.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="NotebookFormatException">The text is no JSON, or no notebook of nbformat 4.</exception>
    public static NotebookDocument Parse(string text, string name = "notebook")
    {
        ArgumentNullException.ThrowIfNull(text);
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(
                PythonNumbers.ToJson(JsonLayout.WithoutMark(text)), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = JsonLayout.MaximumDepth });
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException(
                $"{name} is not valid JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {error.Message} Restore it from version control, or mend that line.",
                error);
        }
        catch (InvalidOperationException error)
        {
            throw new NotebookFormatException($"{name}: a name in it holds half a character, cut in two by an escape (\\ud800 to \\udfff alone). Mend or remove that field.", error);
        }

        return new NotebookDocument(NotebookValidation.Check(node, name), JsonLayout.Detect(text));
    }

    /// <summary>Appends or inserts a cell; one without an id gets one where the format has ids.</summary>
    /// <param name="cell">The cell, which must not be part of a notebook yet.</param>
    /// <param name="index">Its place; at the end where null.</param>
    public void Insert(NotebookCell cell, int? index = null)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var place = index ?? _cells.Count;
        _cells.Insert(place, cell);
        ((JsonArray)_root["cells"]!).Insert(place, cell.Json);
        if (HasIds && cell.Id is null)
        {
            GiveIds(place, 1);
        }
    }

    /// <summary>Adds cells at the end; as <see cref="Insert"/> for each of them, and in a time that grows with their number and not with its square.</summary>
    internal void Append(IEnumerable<NotebookCell> cells)
    {
        var first = _cells.Count;
        foreach (var cell in cells)
        {
            _cells.Add(cell);
            ((JsonArray)_root["cells"]!).Add((JsonNode)cell.Json);
        }

        if (HasIds)
        {
            GiveIds(first, _cells.Count - first);
        }
    }

    /// <summary>Removes a cell.</summary>
    /// <param name="index">Its place.</param>
    public void RemoveAt(int index)
    {
        _cells.RemoveAt(index);
        ((JsonArray)_root["cells"]!).RemoveAt(index);
    }

    /// <summary>Lifts the notebook to nbformat 4.5: every cell gets an id, the same one each time for the same notebook.</summary>
    public void EnsureIds()
    {
        _root["nbformat_minor"] = Math.Max(5, (int)_root["nbformat_minor"]!);
        GiveIds(0, _cells.Count);
    }

    /// <summary>A copy of this notebook that shares nothing with it.</summary>
    /// <returns>The copy.</returns>
    public NotebookDocument Clone() => new((JsonObject)_root.DeepClone(), _layout);

    /// <summary>The notebook as the text of an .ipynb file.</summary>
    /// <returns>JSON, laid out as the file that was read.</returns>
    public string ToText() => PythonNumbers.FromJson(_layout.Write(_root));

    internal JsonObject Root => _root;

    private bool HasIds => (int)_root["nbformat_minor"]! >= 5;

    private void GiveIds(int first, int count)
    {
        var taken = _cells.Select(cell => cell.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        for (var index = first; index < first + count; index++)
        {
            var cell = _cells[index];
            for (var attempt = 0; cell.Id is null; attempt++)
            {
                var seed = Encoding.UTF8.GetBytes($"{index}\n{attempt}\n{cell.Source}");
                var id = Convert.ToHexStringLower(SHA256.HashData(seed).AsSpan(0, 4));
                if (taken.Add(id))
                {
                    cell.Json["id"] = id;
                }
            }
        }
    }
}
