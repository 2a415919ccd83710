using System.Text.Json.Nodes;

namespace AnimeGan.Notebooks.Documents;

/// <summary>Strips what a run or an editor left in a notebook, so that the committed file holds only what people wrote.</summary>
public static class NotebookCleaner
{
    private static readonly HashSet<string> _notebookMetadata = ["kernelspec", "language_info", "polyglot_notebook", "title", "authors"];
    private static readonly HashSet<string> _kernelspec = ["display_name", "language", "name"];
    private static readonly HashSet<string> _languageInfo = ["name"];
    private static readonly HashSet<string> _cellMetadata = ["tags", "polyglot_notebook", "dotnet_interactive", "slideshow"];

    /// <summary>Removes outputs, execution counts and metadata outside the allow-list, in place.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>What was removed, one line each; empty where the notebook was clean.</returns>
    public static IReadOnlyList<string> Clean(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var removed = new List<string>();
        Keep(notebook.Metadata, _notebookMetadata, "notebook metadata", removed);
        Keep(notebook.Metadata["kernelspec"] as JsonObject, _kernelspec, "kernelspec", removed);
        Keep(notebook.Metadata["language_info"] as JsonObject, _languageInfo, "language_info", removed);
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            Keep(cell.Metadata, _cellMetadata, $"cell {i + 1} metadata", removed);
            if (cell.Kind != CellKind.Code)
            {
                continue;
            }

            if (cell.Outputs.Count > 0)
            {
                removed.Add($"cell {i + 1}: {cell.Outputs.Count} outputs");
                cell.Outputs.Clear();
            }

            if (cell.ExecutionCount is not null)
            {
                removed.Add($"cell {i + 1}: execution count");
                cell.ExecutionCount = null;
            }
        }

        return removed;
    }

    private static void Keep(JsonObject? fields, HashSet<string> allowed, string place, List<string> removed)
    {
        foreach (var key in fields?.Select(field => field.Key).Where(key => !allowed.Contains(key)).ToList() ?? [])
        {
            fields!.Remove(key);
            removed.Add($"{place}: {key}");
        }
    }
}
