using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Notebooks: read, looked through, written, cleaned, turned into the other format.</summary>
internal sealed class NotebookTarget() : FuzzTarget("ipynb", "notebooks (.ipynb)", typeof(NotebookFormatException))
{
    public override IEnumerable<byte[]> Seeds() => NotebookSeeds.All();

    public override string Read(byte[] input)
    {
        var path = InFile("a.ipynb", input);
        return Attempt(() =>
        {
            var notebook = NotebookFile.Load(path);
            var text = notebook.ToText();
            var cells = string.Concat(notebook.Cells.Select(cell => $"{cell.Kind} {cell.Id is null} {cell.Language} {cell.Tags.Count} {cell.ExecutionCount is null} {cell.Outputs.Count} {cell.Source.Length > 0}"));
            var copy = notebook.Clone();
            copy.EnsureIds();
            NotebookCleaner.Clean(copy);
            return cells + notebook.DefaultLanguage + (NotebookDocument.Parse(text).ToText() == text) + Attempt(() => DibConverter.FromNotebook(notebook).Cells.Count);
        });
    }
}
