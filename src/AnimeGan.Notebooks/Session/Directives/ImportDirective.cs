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
                FileImport.RunNotebook(path, inside, call.Line);
                break;
            case ".CS" or ".CSX":
                FileImport.RunText(inside, File.ReadAllText(path), "csharp", path, call.Line);
                break;
            case ".HTML" or ".JS" or ".MD":
                FileImport.RunText(inside, File.ReadAllText(path), Path.GetExtension(path)[1..], path, call.Line);
                break;
            default:
                throw call.Misused();
        }
    }
}
