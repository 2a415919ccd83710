using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Notebooks.Session;

/// <summary>Runs what another file holds inside a running cell.</summary>
internal static class FileImport
{
    /// <summary>Runs the code cells of a notebook.</summary>
    /// <param name="path">The notebook.</param>
    /// <param name="inside">What runs its text.</param>
    /// <param name="line">The line of the cell that asks for it, from 1.</param>
    /// <exception cref="CellFailedException">The file is no notebook, or a cell failed.</exception>
    public static void RunNotebook(string path, CellRun inside, int? line)
    {
        NotebookDocument notebook;
        try
        {
            notebook = NotebookFile.Load(path);
        }
        catch (NotebookFormatException error)
        {
            throw CellFailedException.Directive($"{path} cannot be read: {error.Message}", line);
        }

        var number = 0;
        foreach (var cell in notebook.Cells)
        {
            number++;
            if (cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))
            {
                RunText(inside, cell.Source, cell.Language ?? notebook.DefaultLanguage, $"cell {number} of {Path.GetFileName(path)}", line);
            }
        }
    }

    /// <summary>Runs a text; where it is refused, the error says in which text, and at which line of the importing cell.</summary>
    /// <param name="inside">What runs it.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="place">What errors call it.</param>
    /// <param name="line">The line of the cell that asks for it, from 1.</param>
    /// <exception cref="CellFailedException">It failed.</exception>
    public static void RunText(CellRun inside, string text, string language, string place, int? line)
    {
        try
        {
            inside.RunText(text, language, place);
        }
        catch (CellFailedException failure)
        {
            var error = failure.Error;
            throw new CellFailedException(error with { Message = $"{place}: {error.Message}", Traceback = [$"in {place}:", .. error.Traceback], Line = line, Column = null });
        }
    }
}
