using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class NotebookCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_FailingCell_EndsWithOneAndShowsNumberSourceAndError()
    {
        var notebook = await WriteDib("var a = 1;", "throw new InvalidOperationException(\"too far\");", "var never = 3;");

        var result = await CommandLine.RunAsync("notebook", "run", notebook, "--out", _folder["site"]);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("Cell 2", result.Error, StringComparison.Ordinal);
        Assert.Contains("too far", result.Error, StringComparison.Ordinal);
        Assert.Contains("throw new InvalidOperationException", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder["site"], "sample.html")), "the page up to the failure is kept");
    }

    [Fact]
    public async Task Run_UnknownParameter_EndsWithTwoBeforeAnyCellRuns()
    {
        var notebook = await WriteDib("var a = 1;");

        var result = await CommandLine.RunAsync("notebook", "run", notebook, "--out", _folder["site"], "--set", "steps=3");

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("no notebook has a parameter 'steps'", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["site"]));
    }

    [Fact]
    public async Task Clean_ExecutedNotebook_TakesOutputsAway()
    {
        var notebook = await WriteDib("40 + 2");
        await CommandLine.SucceedAsync("notebook", "run", notebook, "--out", _folder["site"]);
        var executed = Path.Combine(_folder["site"], "sample.ipynb");

        var found = await CommandLine.RunAsync("notebook", "clean", executed, "--check");
        await CommandLine.SucceedAsync("notebook", "clean", executed);
        var clean = await CommandLine.RunAsync("notebook", "clean", executed, "--check");

        Assert.Equal(ExitCodes.Failure, found.ExitCode);
        Assert.Equal(ExitCodes.Success, clean.ExitCode);
        Assert.DoesNotContain("42", await File.ReadAllTextAsync(executed, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Notebook_WritesAPage()
    {
        var notebook = await WriteDib("40 + 2");

        await CommandLine.SucceedAsync("notebook", "export", notebook, "--out", _folder["page.html"]);

        Assert.Contains("40 + 2", System.Net.WebUtility.HtmlDecode(StripTags(await File.ReadAllTextAsync(_folder["page.html"], TestContext.Current.CancellationToken))), StringComparison.Ordinal);
    }

    private static string StripTags(string html) => System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "");

    private async Task<string> WriteDib(params string[] cells)
    {
        var path = _folder["sample.dib"];
        await File.WriteAllTextAsync(path, string.Concat(cells.Select(cell => $"#!csharp\n\n{cell}\n\n")), TestContext.Current.CancellationToken);
        return path;
    }
}
