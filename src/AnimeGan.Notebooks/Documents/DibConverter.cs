using System.Text;
using System.Text.Json.Nodes;

namespace AnimeGan.Notebooks.Documents;

/// <summary>Turns .dib files into notebooks and back.</summary>
/// <remarks>A .dib file has no place for outputs, ids, tags and attachments: turning a notebook into one leaves them out.</remarks>
/// <example>
/// <code>
/// var dib = DibDocument.Parse("#!csharp\n\n1 + 2\n");
/// DibConverter.ToNotebook(dib).Cells.Count    // → 1
/// </code>
/// </example>
public static class DibConverter
{
    /// <summary>A notebook with the cells of a .dib file.</summary>
    /// <param name="dib">The file.</param>
    /// <returns>The notebook, without outputs.</returns>
    public static NotebookDocument ToNotebook(DibDocument dib)
    {
        ArgumentNullException.ThrowIfNull(dib);
        var notebook = NotebookDocument.Create();
        if (dib.Meta is not null)
        {
            notebook.Metadata["polyglot_notebook"] = dib.Meta.DeepClone();
        }

        var unnamed = notebook.DefaultLanguage;
        notebook.Append(dib.Cells.Select(cell => Cell(cell, unnamed)));
        return notebook;
    }

    /// <summary>A .dib file with the cells of a notebook, laid out as Polyglot Notebooks lays it out.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>The .dib file.</returns>
    /// <exception cref="NotebookFormatException">A cell holds a line that would open another cell there.</exception>
    public static DibDocument FromNotebook(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var text = new StringBuilder();
        if (notebook.Metadata["polyglot_notebook"] is JsonObject meta)
        {
            text.Append("#!meta\n\n").Append(JsonLayout.Line.Write(meta)).Append("\n\n");
        }

        var expected = new List<string>();
        foreach (var cell in notebook.Cells)
        {
            var language = cell.Kind switch
            {
                CellKind.Markdown => "markdown",
                CellKind.Raw => "raw",
                _ => cell.Language ?? notebook.DefaultLanguage,
            };
            text.Append("#!").Append(language).Append("\n\n").Append(cell.Source).Append("\n\n");
            expected.Add(language);
        }

        var dib = DibDocument.Parse(text.ToString());
        for (var i = 0; i < Math.Max(expected.Count, dib.Cells.Count); i++)
        {
            if (i >= dib.Cells.Count || i >= expected.Count || dib.Cells[i].Language != expected[i])
            {
                throw new NotebookFormatException(
                    $"Cell {i} holds a line that opens a new cell in a .dib file (\"#!\" and a language). Move what follows that line into a cell of its own.");
            }
        }

        return dib;
    }

    private static NotebookCell Cell(DibCell cell, string unnamed)
    {
        var kind = cell.Language switch { "markdown" or "md" => CellKind.Markdown, "raw" => CellKind.Raw, _ => CellKind.Code };
        var made = new NotebookCell(kind, cell.Source);
        if (kind == CellKind.Code)
        {
            made.Language = cell.Opening.Length == 0 ? unnamed : cell.Language;
        }

        return made;
    }
}
