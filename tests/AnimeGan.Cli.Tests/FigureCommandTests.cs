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
        await CommandLine.SucceedAsync("figure", "dirac", "--out", _folder["again"], "--check", numbers);
        await File.WriteAllTextAsync(numbers, (await File.ReadAllTextAsync(numbers, TestContext.Current.CancellationToken)).Replace("\"value\": 3.", "\"value\": 4.", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var result = await CommandLine.RunAsync("figure", "dirac", "--out", _folder["again"], "--check", numbers);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("was 4.09", result.Error, StringComparison.Ordinal);
    }
}
