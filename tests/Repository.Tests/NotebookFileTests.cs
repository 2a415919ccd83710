using System.Text.Json;
using Xunit;

namespace Repository.Tests;

public sealed class NotebookFileTests
{
    private static readonly string[] _cellMetadata = ["dotnet_interactive", "polyglot_notebook", "slideshow", "tags"];
    private static readonly string[] _notebookMetadata = ["authors", "kernelspec", "language_info", "polyglot_notebook", "title"];

    [Fact]
    public void Notebooks_Committed_CarryNoOutputs() =>
        Guard.Check(Cells(), cell => cell.Value.TryGetProperty("outputs", out var outputs) && outputs.GetArrayLength() > 0
            ? $"{cell.Where} has outputs; clean it with: environment/animegan notebook clean notebooks"
            : null);

    [Fact]
    public void Notebooks_Committed_CarryNoCounts() =>
        Guard.Check(Cells(), cell => cell.Value.TryGetProperty("execution_count", out var count) && count.ValueKind != JsonValueKind.Null
            ? $"{cell.Where} has an execution count; clean it with: environment/animegan notebook clean notebooks"
            : null);

    [Fact]
    public void Notebooks_Committed_CarryNoStrayMetadata() =>
        Guard.Check(Cells(), cell => Stray(cell.Where, cell.Value, _cellMetadata));

    [Fact]
    public void Notebooks_Header_NamesTheCSharpKernel() =>
        Guard.Check(Notebooks(), notebook =>
        {
            var metadata = notebook.Value.GetProperty("metadata");
            var name = metadata.TryGetProperty("kernelspec", out var kernel) && kernel.TryGetProperty("name", out var value) ? value.GetString() : null;
            return name == ".net-csharp" ? Stray(notebook.Where, notebook.Value, _notebookMetadata) : $"{notebook.Where} names the kernel '{name}', expected '.net-csharp'.";
        });

    private static string? Stray(string where, JsonElement owner, string[] allowed)
    {
        var stray = owner.GetProperty("metadata").EnumerateObject().Select(entry => entry.Name).Except(allowed).ToList();
        return stray.Count == 0 ? null : $"{where} carries metadata '{string.Join("', '", stray)}'.";
    }

    private static IEnumerable<(string Where, JsonElement Value)> Cells() =>
        Notebooks().SelectMany(notebook => notebook.Value.GetProperty("cells").EnumerateArray().Select((cell, index) => ($"{notebook.Where}, cell {index + 1}", cell)));

    private static IEnumerable<(string Where, JsonElement Value)> Notebooks() =>
        SourceTree.Files
            .Where(file => SourceTree.Relative(file).StartsWith("notebooks/", StringComparison.Ordinal) && Path.GetExtension(file) == ".ipynb")
            .Select(file => (SourceTree.Relative(file), JsonDocument.Parse(File.ReadAllText(file)).RootElement));
}
