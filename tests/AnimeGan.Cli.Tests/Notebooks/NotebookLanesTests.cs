using System.Globalization;
using System.Text.Json.Nodes;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Commands;
using AnimeGan.Cli.Terminal;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Notebooks side by side, in processes of their own.</summary>
public sealed class NotebookLanesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _progress = new(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _progress.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Write_ThreeNotebooks_ShareTheCoresAndTheIndex()
    {
        const string Report = "Console.WriteLine($\"{word} on {Environment.GetEnvironmentVariable(\"OMP_NUM_THREADS\")} in {Environment.ProcessId}\");";
        (string, NotebookDocument)[] notebooks = [Notebook("01-a", Report), Notebook("02-b", Report), Notebook("03-c", Report)];

        await Lanes().WriteAsync(notebooks, indexed: true, TestContext.Current.CancellationToken);

        var share = Math.Max(1, Environment.ProcessorCount / 2);
        var said = Array.ConvertAll(notebooks, notebook => Printed(Path.GetFileNameWithoutExtension(notebook.Item1)));
        Assert.All(said, text => Assert.StartsWith($"two words = on {share} in ", text, StringComparison.Ordinal));
        Assert.Equal(3, said.Distinct().Count());
        Assert.DoesNotContain(said, text => text.EndsWith($" {Environment.ProcessId}", StringComparison.Ordinal));
        var index = await File.ReadAllTextAsync(_folder["pages/index.html"], TestContext.Current.CancellationToken);
        Assert.True(index.IndexOf("01-a.html", StringComparison.Ordinal) < index.IndexOf("02-b.html", StringComparison.Ordinal));
        Assert.True(index.IndexOf("02-b.html", StringComparison.Ordinal) < index.IndexOf("03-c.html", StringComparison.Ordinal));
        Assert.Contains("\n03  03-c.ipynb", _progress.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OneFails_KeepsTheOthersPageAndNamesTheCell()
    {
        (string, NotebookDocument)[] notebooks = [Notebook("01-a", "throw new Exception(\"no faces\");"), Notebook("02-b", "Console.WriteLine(word);")];

        var failure = await Assert.ThrowsAsync<FailureException>(() => Lanes().WriteAsync(notebooks, indexed: true, TestContext.Current.CancellationToken));

        Assert.StartsWith("01-a.ipynb: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no faces", failure.Message, StringComparison.Ordinal);
        Assert.Equal("two words =", Printed("02-b"));
        Assert.True(File.Exists(_folder["pages/01-a.html"]));
    }

    private NotebookLanes Lanes()
    {
        var host = new Host(TextWriter.Null, _progress, _folder["logs"], TestContext.Current.CancellationToken);
        return new NotebookLanes(host, _folder["pages"], new ParameterValues([("word", "two words ="), ("unknown", "1")], []), limit: null, lanes: 2);
    }

    private (string File, NotebookDocument Notebook) Notebook(string name, string code)
    {
        var notebook = NotebookDocument.Create();
        var parameters = new NotebookCell(CellKind.Code, "string word = \"\";");
        parameters.Metadata["tags"] = new JsonArray("parameters");
        notebook.Insert(parameters);
        notebook.Insert(new NotebookCell(CellKind.Code, code));
        var file = _folder[$"{name}.ipynb"];
        NotebookFile.Save(notebook, file);
        return (file, notebook);
    }

    private string Printed(string name)
    {
        var executed = NotebookFile.Load(_folder[$"pages/{name}.ipynb"]);
        return string.Concat(executed.Cells[^1].Outputs.Select(output => output?["text"]?.AsArray().Select(line => (string)line!) ?? []).SelectMany(lines => lines)).Trim();
    }
}
