namespace AnimeGan.Diagnosis.Formats;

/// <summary>Files that hold one tag each, TensorBoard's way: the file's name says which.</summary>
internal static class Tags
{
    private const string Mark = "tag-";

    /// <summary>The tag that a file is named after: 'run-train-tag-Loss_D.csv' holds 'Loss_D'.</summary>
    internal static string OfFile(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var at = name.LastIndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? name : name[(at + Mark.Length)..];
    }

    /// <summary>A table of wall time, step and value becomes one of step and the tag.</summary>
    internal static LogTable Named(LogTable table)
    {
        string[] names = [.. table.Columns.Select(column => column.Title.Trim().ToLowerInvariant().Replace('_', ' '))];
        var (step, value) = (Array.IndexOf(names, "step"), Array.IndexOf(names, "value"));
        return step < 0 || value < 0 || names.Length > 3
            ? table
            : table with { Form = "TensorBoard's table of one tag", Columns = [table.Columns[step], table.Columns[value] with { Title = OfFile(table.Path) }] };
    }
}
