using System.Text.Json;
using AnimeGan.Interactive;
using AnimeGan.Tests.Training;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Xunit;
using Chart = Plotly.NET.CSharp.Chart;
using Figure = AnimeGan.Figures.Figure;

namespace AnimeGan.Tests.Interactive;

/// <summary>Charts of Plotly.NET, as C# makes them.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class ChartFormattersTests
{
    [Fact]
    public void Register_PlotlyNet_ShowsItsChartsAsTheKitsFigures()
    {
        ChartFormatters.Register(typeof(GenericChart).Assembly, handsJsonOn: true);
        var chart = Chart.Line<int, double, string>([1, 2, 3], [0.5, 0.25, 0.125], Name: "loss");
        var combined = Chart.Combine([chart, Chart.Histogram<double, double, string>(X: new double[] { 1, 2, 2, 3 })]);

        foreach (var (shown, series) in new[] { (chart, 1), (combined, 2) })
        {
            var mimeTypes = Formatter.GetPreferredMimeTypesFor(shown.GetType()).ToList();
            var json = JsonDocument.Parse(shown.ToDisplayString(Figure.PlotlyMimeType)).RootElement;
            var html = shown.ToDisplayString(HtmlFormatter.MimeType);

            Assert.Equal([Figure.PlotlyMimeType, "text/html", "text/plain"], mimeTypes);
            Assert.Equal(series, json.GetProperty("data").GetArrayLength());
            Assert.Equal("loss", json.GetProperty("data")[0].GetProperty("name").GetString());
            Assert.Contains("data:image/svg+xml;base64,", html, StringComparison.Ordinal);
            Assert.DoesNotContain("require", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("cannot be drawn", html, StringComparison.Ordinal);
            Assert.Contains("loss", shown.ToDisplayString(PlainTextFormatter.MimeType), StringComparison.Ordinal);
        }
    }
}
