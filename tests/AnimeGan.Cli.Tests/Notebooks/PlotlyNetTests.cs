using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Plotly.NET's own extension beside the kit's displays, in either order.</summary>
[Trait("Category", "Slow")]
public sealed class PlotlyNetTests : IDisposable
{
    private const string Extension = "#r \"nuget: Plotly.NET.Interactive, 6.0.0\"";
    private const string Chart = "#r \"nuget: Plotly.NET.CSharp, 0.14.0\"\nPlotly.NET.CSharp.Chart.Line<int, double, string>(x: [1, 2, 3], y: [0.9, 0.5, 0.3], Name: \"my loss\")";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Chart_WithPlotlyNetsExtension_IsShownByTheKitAndTheNextCellRuns(bool extensionFirst)
    {
        var notebook = _folder["plotly.dib"];
        string[] cells = extensionFirst ? ["1 + 1", Extension, "2 + 2", Chart, "3 + 3"] : ["1 + 1", Chart, Extension, "2 + 2", Chart, "3 + 3"];
        File.WriteAllText(notebook, string.Concat(cells.Select(cell => $"#!csharp\n\n{cell}\n\n")));

        // Formatters belong to the process.
        var run = ChildProcess.Run("dotnet", [CommandLine.Program, "notebook", "run", notebook, "--out", _folder["site"]], timeout: TimeSpan.FromMinutes(5));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var page = File.ReadAllText(Path.Combine(_folder["site"], "plotly.html"));
        Assert.Equal(extensionFirst ? 1 : 2, page.Split("<figure class=\"output plotly\">").Length - 1);
        Assert.DoesNotContain("cdn.plot.ly", page, StringComparison.Ordinal);
        Assert.Contains("my loss", page, StringComparison.Ordinal);
    }
}
