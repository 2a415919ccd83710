using System.Globalization;
using System.Text.Json;
using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class FigureJsonTests
{
    [Fact]
    public void ToJson_EveryTrace_NamesItsTypeAndKeepsPlotlysKeys()
    {
        Trace[] traces =
        [
            new ScatterTrace { Name = "a", LegendGroup = "g", ShowLegend = false, HoverTemplate = "%{y}", Line = new Line { Color = "#000000", Dash = "dash" } },
            new BarTrace { X = new double[] { 1 }, Y = new[] { "b" }, Orientation = "h", TextPosition = "inside", InsideTextAnchor = "start", ClipOnAxis = false },
            new HistogramTrace { X = new double[] { 1 }, XBins = new Bins(0, 2, 0.5) },
            new HeatmapTrace { Z = [[1, 2]], ZMin = 0, ShowScale = false, ColorScale = [new(0, "#ffffff"), new(1, "#000000")] },
            new ImageTrace { Source = "data:image/png;base64,x", XAxis = "x2", YAxis = "y2" },
            new ContourTrace { X = new[] { 0.0, 1 }, Y = new[] { 0.0, 1 }, Z = [[1, 2], [3, 4]], Contours = new Contours(2, 3, 1) },
        ];

        var data = Parse(new Figure { Data = traces }).GetProperty("data");

        Assert.Equal(["scatter", "bar", "histogram", "heatmap", "image", "contour"], data.EnumerateArray().Select(t => t.GetProperty("type").GetString()));
        Assert.Equal("""{"type":"scatter","mode":"lines","line":{"color":"#000000","dash":"dash"},"name":"a","showlegend":false,"legendgroup":"g","hovertemplate":"%{y}"}""", data[0].GetRawText());
        Assert.Equal("""{"type":"bar","x":[1],"y":["b"],"orientation":"h","textposition":"inside","insidetextanchor":"start","cliponaxis":false}""", data[1].GetRawText());
        Assert.Equal("""{"start":0,"end":2,"size":0.5}""", data[2].GetProperty("xbins").GetRawText());
        Assert.Equal("""[[0,"#ffffff"],[1,"#000000"]]""", data[3].GetProperty("colorscale").GetRawText());
        Assert.Equal("x2", data[4].GetProperty("xaxis").GetString());
    }

    [Fact]
    public void ToJson_ValuesNotFinite_BecomeNull()
    {
        var figure = new Figure
        {
            Data =
            [
                new ScatterTrace { X = new[] { 1.0, 2, 3, 4 }, Y = new[] { 0.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity } },
                new HeatmapTrace { Z = [[double.NaN, 1]] },
            ],
        };

        var data = Parse(figure).GetProperty("data");

        Assert.Equal("[0.5,null,null,null]", data[0].GetProperty("y").GetRawText());
        Assert.Equal("[[null,1]]", data[1].GetProperty("z").GetRawText());
    }

    [Fact]
    public void ToJson_SeveralAxes_AreNumberedFromTheSecondOn()
    {
        var layout = new Layout
        {
            XAxes = [new Axis { Type = "log" }, new Axis { Domain = [0.5, 1], Anchor = "y2" }],
            YAxes = [new Axis { Title = new Title { Text = "loss" } }],
            PaperBackground = "#ffffff",
        };

        var json = Parse(new Figure { Data = [], Layout = layout }).GetProperty("layout");

        Assert.Equal(["paper_bgcolor", "xaxis", "xaxis2", "yaxis"], json.EnumerateObject().Select(p => p.Name).Where(name => name != "meta"));
        Assert.Equal("""{"domain":[0.5,1],"anchor":"y2"}""", json.GetProperty("xaxis2").GetRawText());
        Assert.Equal("loss", json.GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void ToJson_CultureWithDecimalComma_WritesPoints()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        double[] steps = [.. Enumerable.Range(0, 300).Select(i => i * 10.5)];
        var before = CultureInfo.CurrentCulture;
        Figure Make() => LossChart.Create(steps, steps, steps, steps);
        var (json, svg) = (Make().ToJson(), Make().ToSvg());

        string germanJson, germanSvg;
        try
        {
            CultureInfo.CurrentCulture = german;
            (germanJson, germanSvg) = (Make().ToJson(), Make().ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(json, germanJson);
        Assert.Equal(svg, germanSvg);
        Assert.Contains("10.5", json, StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_Config_UploadsNothing()
    {
        var config = Parse(new Figure { Data = [] }).GetProperty("config");

        Assert.False(config.GetProperty("showSendToCloud").GetBoolean());
        Assert.False(config.GetProperty("displaylogo").GetBoolean());
        Assert.True(config.GetProperty("responsive").GetBoolean());
    }

    [Fact]
    public void ToString_Figure_NamesTitleAndSeriesOnce()
    {
        double[] values = [.. Enumerable.Range(0, 200).Select(i => 1.0 + i)];

        var words = LossChart.Create(values, values, values, values).ToString();

        Assert.Equal("Losses over training: D real, D fake, G, D total (sum)", words);
    }

    private static JsonElement Parse(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement;
}
