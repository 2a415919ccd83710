using System.Text.Json.Nodes;
using AnimeGan.Figures;
using AnimeGan.Interactive;
using AnimeGan.Tests.Figures;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Xunit;
using Chart = Plotly.NET.CSharp.Chart;
using Figure = AnimeGan.Figures.Figure;

namespace AnimeGan.Tests.Interactive;

/// <summary>The kit's figures as charts of Plotly.NET, and back.</summary>
public sealed class ChartConversionTests
{
    private static readonly Figure _animation = SampleSlider.Create([Frame(0), Frame(100), Frame(200)]);

    [Fact]
    public void ToChart_AnyFigure_IsTheSameDescription()
    {
        foreach (var figure in (Figure[])[PlotlyChartTests.Everything, _animation])
        {
            var there = ChartConversion.TakeFrames(GenericChart.toJson(figure.ToChart()));

            Assert.Equal(Canonical(JsonNode.Parse(figure.ToJson())), Canonical(JsonNode.Parse(there)));
        }
    }

    [Fact]
    public void ToFigure_OfAChart_IsTheFigureItWas()
    {
        Assert.Equal(PlotlyChartTests.Everything.ToSvg(), PlotlyChartTests.Everything.ToChart().ToFigure().ToSvg());
        Assert.Equal(
            "loss",
            Assert.IsType<AnimeGan.Figures.Schema.ScatterTrace>(Assert.Single(Chart.Line<int, double, string>([1, 2], [2.0, 1], Name: "loss").ToFigure().Data)).Name);
    }

    [Fact]
    public void ToChart_RestyledByPlotlyNet_KeepsWhatWasNotTouched()
    {
        var chart = PlotlyChartTests.Everything.ToChart().WithXAxisStyle<double, double, string>(TitleText: "step").WithSize(Width: 500, Height: 300);

        var layout = JsonNode.Parse(GenericChart.toJson(chart))!["layout"]!;

        Assert.Equal("step", (string?)layout["xaxis"]!["title"]!["text"]);
        Assert.Equal("[0,0.4]", Canonical(layout["xaxis"]!["domain"]));
        Assert.Equal("here", (string?)layout["annotations"]![0]!["text"]);
        Assert.Equal(500, (int)layout["width"]!);
        Assert.IsType<LinearAxis>(GenericChart.getLayout(chart).GetPropertyValue("yaxis2"));
    }

    [Fact]
    public void ToChart_TwoCombined_AreOneChartOfBoth()
    {
        var both = Chart.Combine([_animation.ToChart(), PlotlyChartTests.Everything.ToChart()]);

        Assert.Equal(_animation.Data.Count + PlotlyChartTests.Everything.Data.Count, GenericChart.countTrace(both));
    }

    private static SampleFrame Frame(int step) => SampleSliderTests.Frame(step, (byte)step);

    // Members in the order of their names, numbers as they are worth.
    private static string Canonical(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject members => "{" + string.Join(",", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Canonical(member.Value)}")) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(Canonical)) + "]",
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => value.GetValue<double>().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
