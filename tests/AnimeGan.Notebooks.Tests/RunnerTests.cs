using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;
using AnimeGan.Notebooks.Running;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

[Collection("process")]
public sealed class RunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notebook-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_WholeNotebook_RecordsOutputsAsNbformatDoes()
    {
        var before = Environment.CurrentDirectory;
        File.WriteAllText(Path.Combine(_folder, "words.txt"), "from the notebook's folder");
        var notebook = Notebook(
            "# Title",
            "Console.WriteLine(File.ReadAllText(\"words.txt\"));\nConsole.Error.Write(\"careful\");",
            "var bar = display(\"1 of 2\");\nbar.Update(\"2 of 2\");\n42",
            "bar.Update(\"done\");",
            "HTML(\"<b>bold</b>\")");
        var seen = new List<CellProgress>();

        var result = await Run(notebook, progress: new Listener(seen));

        Assert.True(result.Succeeded, result.Failure?.ToString());
        var cells = result.Notebook.Cells;
        Assert.Equal([null, 1, 2, 3, 4], cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("""[{"name":"stdout","output_type":"stream","text":["from the notebook\u0027s folder\n"]},{"name":"stderr","output_type":"stream","text":["careful"]}]""", cells[1].Outputs.ToJsonString());
        Assert.Equal("""[{"data":{"text/plain":["done"]},"metadata":{},"output_type":"display_data"},{"data":{"text/plain":["42"]},"execution_count":2,"metadata":{},"output_type":"execute_result"}]""", cells[2].Outputs.ToJsonString());
        Assert.Empty(cells[3].Outputs);
        Assert.Equal("<b>bold</b>", (string?)cells[4].Outputs[0]!["data"]!["text/html"]![0]);
        Assert.Equal("ok", (string?)result.Notebook.Metadata["execution"]!["status"]);
        Assert.Equal([(2, 0), (2, 1), (3, 1), (3, 2), (4, 2), (4, 3), (5, 3), (5, 4)], seen.Where(step => step.Status is null).Select(step => (step.Cell, step.Done)));
        Assert.Equal([(2, "from the notebook's folder"), (3, "2 of 2"), (4, "done")], seen.Where(step => step.Status is not null).Select(step => (step.Cell, step.Status!)));
        Assert.All(notebook.Cells.Where(cell => cell.Kind == CellKind.Code), cell => Assert.Empty(cell.Outputs));
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task Run_FormatterOfAnEarlierNotebook_IsForgotten()
    {
        await Run(Notebook("# One", "Formatter.Register<int>(x => $\"<i>{x}</i>\", \"text/html\");\n5"));

        var result = await Run(Notebook("# Two", "5"));

        Assert.Equal("""{"text/plain":["5"]}""", result.Notebook.Cells[1].Outputs[0]!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Run_BrokenJsonOnDisplay_IsAnErrorOfTheCell()
    {
        var result = await Run(Notebook("# One", "\"{ broken\".DisplayAs(\"application/json\");"));

        Assert.StartsWith("What is to be shown as application/json is not JSON:", result.Failure!.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FailingCell_StopsThereAndSaysWhich()
    {
        var notebook = Notebook("# Title", "var x = 1;", "var y = 2;\nthrow new InvalidOperationException(\"no data\");", "Console.WriteLine(\"never\");");

        var result = await Run(notebook);

        Assert.Equal(3, result.Failure!.Cell);
        Assert.Contains(">    2 | throw new InvalidOperationException(\"no data\");", result.Failure.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Cell 3 ", result.Failure.ToString(), StringComparison.Ordinal);
        var error = Assert.Single(result.Notebook.Cells[2].Outputs)!;
        Assert.Equal(("error", "System.InvalidOperationException", "no data"), ((string?)error["output_type"], (string?)error["ename"], (string?)error["evalue"]));
        Assert.Null(result.Notebook.Cells[3].ExecutionCount);
        Assert.Equal("failed", (string?)result.Notebook.Metadata["execution"]!["status"]);
    }

    [Fact]
    public async Task Run_Interrupted_SaysSoOnItsPageAndInTheIndex()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var progress = new Reporter(cell =>
        {
            if (cell.Done == 1)
            {
                interrupt.Cancel();
            }
        });

        var result = await NotebookRunner.RunAsync(Notebook("# Title", "var x = 1;", "await Task.Delay(60_000);"), new RunOptions { Folder = _folder }, progress, interrupt.Token);

        Assert.Equal("interrupted", (string?)result.Notebook.Metadata["execution"]!["status"]);
        Assert.Contains("<span>interrupted after ", NotebookPage.ToHtml(result.Notebook, new PageOptions()), StringComparison.Ordinal);
        var index = IndexPage.ToHtml("All", [IndexEntry.Of(result.Notebook, "title.html")]);
        Assert.Contains(">interrupted</span>", index, StringComparison.Ordinal);
        Assert.DoesNotContain("failing", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Parameters_AreInjectedWithTheirTypes()
    {
        var notebook = Notebook("# Title", "var profile = \"full\";\nint steps = 100;\ndouble rate = 2e-4;\nvar fast = false;", "$\"{profile} {steps} {rate} {fast}\"");
        notebook.Cells[1].Metadata["tags"] = new JsonArray("parameters");
        var values = new Dictionary<string, string> { ["profile"] = "smoke", ["steps"] = "5", ["rate"] = "1", ["fast"] = "true" };

        var result = await Run(notebook, new RunOptions { Folder = _folder, Parameters = values });

        Assert.Equal(["injected-parameters"], result.Notebook.Cells[2].Tags);
        Assert.Equal("smoke 5 1 True", (string?)result.Notebook.Cells[3].Outputs[0]!["data"]!["text/plain"]![0]);
        Assert.Equal(3, notebook.Cells.Count);
    }

    [Theory]
    [InlineData("stepz", "5", "The notebook has no parameter 'stepz'. It has: steps, rate.")]
    [InlineData("steps", "many", "Parameter 'steps' is of type int; 'many' is not.")]
    public async Task Run_WrongParameter_IsRefusedBeforeAnythingRuns(string name, string value, string message)
    {
        var notebook = Notebook("# Title", "int steps = 100;\nvar rate = 0.5;");
        notebook.Cells[1].Metadata["tags"] = new JsonArray("parameters");

        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            Run(notebook, new RunOptions { Folder = _folder, Parameters = new Dictionary<string, string> { [name] = value } }));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CellPastItsTime_IsCancelled()
    {
        var notebook = Notebook("# Title", "while (true) { await Task.Delay(20, CellCancellation); }");

        var result = await Run(notebook, new RunOptions { Folder = _folder, CellTimeout = TimeSpan.FromSeconds(3) });

        Assert.Equal(CellErrorKind.Cancelled, result.Failure!.Error.Kind);
        Assert.Equal("The cell took longer than 3 s and was cancelled.", result.Failure.Error.Message);
    }

    [Fact]
    public async Task Run_ReferenceAndLoad_StartFromTheNotebooksFolder()
    {
        var library = typeof(RunnerTests).Assembly.Location;
        File.Copy(library, Path.Combine(_folder, Path.GetFileName(library)));
        File.WriteAllText(Path.Combine(_folder, "more.csx"), "int Triple(int x) => 3 * x;");
        var name = Path.GetFileName(library);
        var notebook = Notebook(
            "# Title",
            $"#r \"{name}\"\n#load \"more.csx\"\nusing AnimeGan.Notebooks.Tests;\nFakeFigure.Logged(Triple(2))",
            "typeof(FakeFigure).Assembly.Location");

        var result = await Run(notebook);

        Assert.True(result.Succeeded, result.Failure?.ToString());
        var data = result.Notebook.Cells[1].Outputs[0]!["data"]!.AsObject();
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "image/svg+xml", "text/plain"], data.Select(item => item.Key));
        Assert.Equal(6, (int)data["application/vnd.plotly.v1+json"]!["data"]![0]!["y"]![0]!);

        // The host has this very build loaded already, so the cell sees the host's copy.
        Assert.Equal(library, (string?)result.Notebook.Cells[2].Outputs[0]!["data"]!["text/plain"]![0]);
    }

    // An installed tool has the kit's notebooks in a folder without a checkout.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ReferenceToAKitNeverPublished_TakesTheRunningPrograms(bool isCheckout)
    {
        var library = typeof(RunnerTests).Assembly.Location;
        var artifacts = library[..(library.LastIndexOf("/artifacts/", StringComparison.Ordinal) + "/artifacts".Length)];
        var notebooks = Path.Combine(isCheckout ? Path.GetDirectoryName(artifacts)! : _folder, "notebooks");
        Directory.CreateDirectory(notebooks);
        var notebook = Notebook(
            "# Title",
            $"#r \"../artifacts/kit/{Path.GetFileName(library)}\"\nusing AnimeGan.Notebooks.Tests;",
            "typeof(FakeFigure).Assembly.Location");

        var result = await Run(notebook, new RunOptions { Folder = notebooks });

        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Equal(library, (string?)result.Notebook.Cells[2].Outputs[0]!["data"]!["text/plain"]![0]);
    }

    [Theory]
    [InlineData("#r \"nowhere/missing.dll\"", "nowhere/missing.dll. Build it first, or mend the path; it starts from the notebook's folder.")]
    [InlineData("#r \"broken.dll\"", "is not a .NET assembly that can be loaded here")]
    public async Task Run_ReferenceThatCannotBeLoaded_SaysWhich(string code, string message)
    {
        File.WriteAllText(Path.Combine(_folder, "broken.dll"), "not an assembly");

        var result = await Run(Notebook("# Title", code));

        Assert.Equal(CellErrorKind.Directive, result.Failure!.Error.Kind);
        Assert.Contains(message, result.Failure.Error.Message, StringComparison.Ordinal);
    }

    private Task<RunResult> Run(NotebookDocument notebook, RunOptions? options = null, IProgress<CellProgress>? progress = null) =>
        NotebookRunner.RunAsync(notebook, options ?? new RunOptions { Folder = _folder }, progress, TestContext.Current.CancellationToken);

    private static NotebookDocument Notebook(string prose, params string[] code)
    {
        var notebook = NotebookDocument.Create();
        notebook.Insert(new NotebookCell(CellKind.Markdown, prose));
        foreach (var cell in code)
        {
            notebook.Insert(new NotebookCell(CellKind.Code, cell));
        }

        return notebook;
    }

    private sealed class Listener(List<CellProgress> seen) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => seen.Add(value);
    }

    private sealed class Reporter(Action<CellProgress> report) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => report(value);
    }
}
