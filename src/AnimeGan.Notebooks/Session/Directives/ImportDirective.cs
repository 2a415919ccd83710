using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>Runs the code cells of another notebook, or the code of a file.</summary>
internal sealed class ImportDirective : IDirective
{
    public string Name => "import";

    public string Usage => "#!import FILE, where FILE is .ipynb, .dib, .cs, .csx, .html, .js or .md";

    public string Description => "runs another notebook's cells, or a file";

    public void Run(DirectiveCall call)
    {
        if (call.Arguments.Words.Count != 1 || !call.Arguments.HaveOnly())
        {
            throw call.Misused();
        }

        var path = Path.GetFullPath(call.Arguments.Words[0], call.Cell.Folder);
        if (!File.Exists(path))
        {
            throw call.Refuse($"finds no file {path}. The path starts from the folder of what imports it.");
        }

        if (!call.Cell.TryEnter(path, out var inside))
        {
            throw call.Refuse($"of {path} would go round in a circle: it is being imported already.");
        }

        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".IPYNB" or ".DIB":
                RunNotebook(path, inside, call);
                break;
            case ".CS" or ".CSX":
                RunText(inside, File.ReadAllText(path), "csharp", path, call);
                break;
            case ".HTML" or ".JS" or ".MD":
                RunText(inside, File.ReadAllText(path), Path.GetExtension(path)[1..], path, call);
                break;
            default:
                throw call.Misused();
        }
    }

    private static void RunNotebook(string path, CellRun inside, DirectiveCall call)
    {
        NotebookDocument notebook;
        try
        {
            notebook = NotebookFile.Load(path);
        }
        catch (NotebookFormatException error)
        {
            throw call.Refuse($"cannot read {path}: {error.Message}");
        }

        var number = 0;
        foreach (var cell in notebook.Cells)
        {
            number++;
            if (cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))
            {
                RunText(inside, cell.Source, cell.Language ?? notebook.DefaultLanguage, $"cell {number} of {Path.GetFileName(path)}", call);
            }
        }
    }

    /// <summary>Runs a text; where it is refused, the error says in which text, and at which line of the importing cell.</summary>
    private static void RunText(CellRun inside, string text, string language, string place, DirectiveCall call)
    {
        try
        {
            inside.RunText(text, language, place);
        }
        catch (CellFailedException failure)
        {
            var error = failure.Error;
            throw new CellFailedException(error with { Message = $"{place}: {error.Message}", Traceback = [$"in {place}:", .. error.Traceback], Line = call.Line, Column = null });
        }
    }
}
