using AnimeGan.Cli.Commands;
using AnimeGan.Cli.Terminal;
using AnimeGan.Imaging;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class FigureCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_NamesTheStudiesWithTheirPapers()
    {
        var printed = await CommandLine.SucceedAsync("figure", "list");

        Assert.Contains("dirac", printed, StringComparison.Ordinal);
        Assert.Contains("1801.04406", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_Dirac_WritesEverythingAndAgreesWithItself()
    {
        var printed = await CommandLine.SucceedAsync("figure", "dirac", "--out", _folder["dirac"]);

        var numbers = Path.Combine(_folder["dirac"], "numbers.json");
        Assert.Contains("expected 1.42", printed, StringComparison.Ordinal);
        Assert.All(["index.html", "paths.svg", "paths.json"], name => Assert.True(File.Exists(Path.Combine(_folder["dirac"], name)), name));
        var again = await CommandLine.SucceedAsync("figure", "dirac", "--out", _folder["again"], "--check", numbers, "--png");
        Assert.Contains("14 numbers are the same to the last bit", again, StringComparison.Ordinal);
        var drawn = Pictures.DecodePng(await File.ReadAllBytesAsync(Path.Combine(_folder["again"], "paths.png"), TestContext.Current.CancellationToken));
        Assert.Equal(2 * 760, drawn.Width);
        await File.WriteAllTextAsync(numbers, (await File.ReadAllTextAsync(numbers, TestContext.Current.CancellationToken)).Replace("\"value\": 3.", "\"value\": 4.", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var result = await CommandLine.RunAsync("figure", "dirac", "--out", _folder["again"], "--check", numbers);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("was 4.09", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_Notebook_WritesEveryFigureAndAgreesWithItself()
    {
        var notebook = NotebookFile.Load(RepositoryFiles.PathOf("notebooks/02-minimax.ipynb"));
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.Source = cell.Source.Replace("../artifacts/kit/", AppContext.BaseDirectory, StringComparison.Ordinal);
        }

        var file = Path.Combine(_folder.MakeFolder("notebooks"), "02-minimax.ipynb");
        NotebookFile.Save(notebook, file);

        var first = await RunAsync(file, "--profile", "smoke", "--out", _folder["one"]);
        var second = await RunAsync(file, "--profile", "smoke", "--out", _folder["two"], "--check", Path.Combine(_folder["one"], "numbers.json"));

        Assert.Contains("charts and", first, StringComparison.Ordinal);
        Assert.True(second.Contains("numbers are the same to the last bit", StringComparison.Ordinal), second);
        var charts = Directory.GetFiles(_folder["one"], "*.json").Where(chart => !chart.EndsWith("numbers.json", StringComparison.Ordinal)).ToList();
        Assert.True(charts.Count >= 5, $"Only {charts.Count} charts.");
        Assert.All(charts, chart => Assert.True(File.Exists(Path.ChangeExtension(chart, ".svg")), chart));
        Assert.Contains("02-minimax", await CommandLine.SucceedAsync("figure", "list"), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string notebook, params string[] arguments)
    {
        using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        using var error = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var command = FigureNotebookCommand.Create(new Host(output, error, Path.GetTempPath(), CancellationToken.None), notebook);
        var status = await command.Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(status == 0, error.ToString());
        return output.ToString();
    }
}
