using System.Text.Json.Nodes;
using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using Xunit;

namespace AnimeGan.Tests.Figures;

/// <summary>Charts of others: live as they came, still as far as the kit draws.</summary>
public sealed class PlotlyChartTests
{
    internal static Figure Everything { get; } = new()
    {
        Data =
        [
            new ScatterTrace { Name = "line", X = new[] { 0.0, 1, 2 }, Y = new[] { 1.0, double.NaN, 2 }, Mode = "lines+markers", Line = new Line { Color = "#ff0000", Width = 3, Dash = "dot" }, Marker = new Marker { Size = 9 } },
            new BarTrace { Name = "bars", X = new[] { "a", "b" }, Y = new[] { 3.0, 4 }, XAxis = "x2", YAxis = "y2", Text = ["three", "four"], Opacity = 0.5 },
            new HistogramTrace { X = new[] { 1.0, 1, 2, 5 }, XBins = new Bins(0, 6, 2), XAxis = "x2", YAxis = "y2" },
            new HeatmapTrace { Z = [[1.0, 2], [3, double.NaN]], ShowScale = true, ColorScale = [new ColorStop(0, "#000000"), new ColorStop(1, "#ffffff")] },
            new ContourTrace { X = new[] { 0.0, 1, 2 }, Y = new[] { 0.0, 1 }, Z = [[0.0, 1, 2], [1, 2, 3]], Contours = new Contours(0.5, 2.5, 1) },
            new ImageTrace { Source = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=", X0 = 1, Dx = 0.5 },
        ],
        Layout = new Layout
        {
            Title = new Title { Text = "Everything", Subtitle = new Title { Text = "at once" } },
            Height = 420,
            XAxes = [new Axis { Domain = [0, 0.4], Title = new Title { Text = "x" } }, new Axis { Domain = [0.6, 1], Anchor = "y2" }],
            YAxes = [new Axis { Range = [0, 5] }, new Axis { Anchor = "x2" }],
            Shapes = [new Shape { X0 = 0, X1 = 1, XRef = "paper", Y0 = 2, Y1 = 2, Line = new Line { Dash = "dash" } }],
            Annotations = [new Annotation { Text = "here", X = 1, Y = 2 }],
            Legend = new Legend { Orientation = "h" },
            Template = Theme.Template,
        },
    };

    [Fact]
    public void Parse_FigureOfTheKit_IsDrawnTheSame()
    {
        var chart = PlotlyChart.Parse(Everything.ToJson());

        Assert.Equal(Everything.ToSvg(), chart.ToSvg());
        Assert.Empty(chart.Missing);
        Assert.Equal(Everything.ToString(), chart.ToString());
    }

    [Fact]
    public void Parse_AnyLeafOfAnotherKind_IsStillDrawn()
    {
        var whole = JsonNode.Parse(Everything.ToJson())!;
        var paths = Leaves(whole).Where(path => !path.StartsWith("$.layout.template", StringComparison.Ordinal)).ToList();
        Assert.True(paths.Count > 60, $"{paths.Count} leaves");

        foreach (var path in paths)
        {
            foreach (var other in (string[])["null", "\"text\"", "-1", "1e300", "[]", "{}", "[null]", "true"])
            {
                var changed = JsonNode.Parse(Everything.ToJson())!;
                Leaf(changed, path).ReplaceWith(JsonNode.Parse(other));

                var error = Record.Exception(() => PlotlyChart.Parse(changed.ToJsonString()).ToSvg());

                Assert.True(error is null, $"{path} = {other}: {error}");
            }
        }
    }

    [Fact]
    public void Parse_SeriesWithoutRecord_IsKeptLiveAndNamed()
    {
        var chart = PlotlyChart.Parse("""
            {"data":[{"y":[1,4,9],"name":"it's"},{"type":"scattergl","x":["2026-01-01","2026-02-01"],"y":[1,2]},{"type":"surface","z":[[1]]},{"type":"surface","z":[[2]]},{"type":"histogram","x":[1,2,2,3]}],
             "layout":{"title":"Words","width":600,"xaxis":{"type":"date"}},"frames":[]}
            """);

        var html = chart.ToHtml();

        Assert.Equal(["2 series of surface"], chart.Missing);
        Assert.Equal([0, 1, 2], ((ScatterTrace)chart.Drawn.Data[0]).X!.Numbers!);
        Assert.Equal(3, chart.Drawn.Data.Count);
        Assert.Contains("\"surface\"", html, StringComparison.Ordinal);
        Assert.Contains("Without a script 2 series of surface cannot be drawn.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("it's", html, StringComparison.Ordinal);
        Assert.Contains("Words", chart.ToSvg(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"data\":3}")]
    [InlineData("data")]
    public void Parse_NoChart_SaysWhatOneIs(string json) =>
        Assert.StartsWith("A Plotly chart is a JSON object with a list 'data'; this is no", Assert.Throws<FormatException>(() => PlotlyChart.Parse(json)).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Leaves(JsonNode node) => node switch
    {
        JsonObject record => record.Where(member => member.Value is not null).SelectMany(member => Leaves(member.Value!)),
        JsonArray array => array.OfType<JsonNode>().SelectMany(Leaves),
        _ => [node.GetPath()],
    };

    private static JsonNode Leaf(JsonNode node, string path) => Nodes(node).First(found => found.GetPath() == path);

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject record => record.Where(member => member.Value is not null).SelectMany(member => Nodes(member.Value!)),
        JsonArray array => array.OfType<JsonNode>().SelectMany(Nodes),
        _ => [node],
    };
}
