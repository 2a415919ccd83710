using System.Xml.Linq;
using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class FigureSvgTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    // 300×200 with 50 pixels on each side leaves a plot of 200×100 whose upper left corner is (50, 50).
    private static readonly Layout _small = new()
    {
        Width = 300,
        Height = 200,
        Margin = new Margin { L = 50, R = 50, T = 50, B = 50 },
        XAxes = [new Axis { Range = [0, 10] }],
        YAxes = [new Axis { Range = [0, 4] }],
    };

    [Fact]
    public void ToSvg_Line_StandsAtHandWorkedPixels()
    {
        var figure = Of(new ScatterTrace { X = new[] { 0.0, 5, 10 }, Y = new[] { 0.0, 4, 2 } });

        var line = Assert.Single(Elements(figure, "polyline"));

        Assert.Equal("50,150 150,50 250,100", (string?)line.Attribute("points"));
    }

    [Fact]
    public void ToSvg_LineWithGap_IsBrokenThere()
    {
        var figure = Of(new ScatterTrace { X = new[] { 0.0, 1, 2, 3, 4 }, Y = new[] { 1.0, 1, double.NaN, 2, 2 } });

        var lines = Elements(figure, "polyline").Select(e => (string?)e.Attribute("points"));

        Assert.Equal(["50,125 70,125", "110,100 130,100"], lines);
    }

    [Fact]
    public void ToSvg_LogarithmicAxis_SpacesDecadesEvenly()
    {
        var figure = Of(new ScatterTrace { X = new[] { 1.0, 10, 100 }, Y = new[] { 0.0, 0, 0 } }) with
        {
            Layout = _small with { XAxes = [new Axis { Type = "log", Range = [0, 2] }] },
        };

        var line = Assert.Single(Elements(figure, "polyline"));

        Assert.Equal("50,150 150,150 250,150", (string?)line.Attribute("points"));
        Assert.Equal(["1", "10", "100"], Elements(figure, "text").Select(e => e.Value).Intersect(["1", "10", "100"]));
    }

    [Fact]
    public void ToSvg_ReferenceLine_IsDashedAcrossThePlotAtItsValue()
    {
        var figure = Of(new ScatterTrace { X = new[] { 0.0, 10 }, Y = new[] { 0.0, 4 } }) with
        {
            Layout = _small with { Shapes = [new Shape { XRef = "x domain", X0 = 0, X1 = 1, Y0 = 1, Y1 = 1, Line = new Line { Dash = "dash" } }] },
        };

        var line = Assert.Single(Elements(figure, "line"), e => e.Attribute("stroke-dasharray") is not null);

        Assert.Equal(["50", "125", "250", "125"], new[] { "x1", "y1", "x2", "y2" }.Select(a => (string?)line.Attribute(a)));
    }

    [Fact]
    public void ToSvg_Histogram_CountsEachBinOnceClosedOnTheLeft()
    {
        var figure = Of(new HistogramTrace { X = new[] { 0.0, 4.9, 5, 9.99, 5, double.NaN, 10 }, XBins = new Bins(0, 10, 5), Marker = new Marker { Color = "#123456" } });

        var bars = Elements(figure, "rect").Where(e => (string?)e.Attribute("fill") == "#123456");

        // Counts 2 and 3 of at most 4 on 100 pixels; 10 lies outside the last bin.
        Assert.Equal([("50.5", "50"), ("150.5", "75")], bars.Select(b => ((string?)b.Attribute("x"), (string?)b.Attribute("height"))));
    }

    [Fact]
    public void ToSvg_Heatmap_MixesColoursLinearly()
    {
        var figure = Of(new HeatmapTrace { Z = [[0, 1, 2]], ColorScale = [new(0, "#000000"), new(1, "#ff0080")], ShowScale = false });

        var cells = Elements(figure, "rect").Where(e => e.Attribute("shape-rendering") is not null);

        Assert.Equal(["#000000", "#800040", "#ff0080"], cells.Select(c => (string?)c.Attribute("fill")));
    }

    [Fact]
    public void ToSvg_HostileWords_StayWords()
    {
        const string Hostile = "</svg><script>alert(1)</script> & \" ' \u0001";
        var figure = new Figure
        {
            Data = [new BarTrace { Name = PlotlyText.Escape(Hostile), X = new[] { PlotlyText.Escape(Hostile) }, Y = new double[] { 3 } }],
            Layout = new Layout
            {
                Title = new Title { Text = PlotlyText.Escape(Hostile) },
                Annotations = [new Annotation { Text = PlotlyText.Escape(Hostile), XRef = "paper", YRef = "paper" }],
            },
        };

        var words = Elements(figure, "text").Select(e => e.Value).Where(t => t.Contains("script", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, words.Count);
        Assert.All(words, text => Assert.Equal(Hostile.Replace('\u0001', '\ufffd'), text));
        Assert.Empty(Elements(figure, "script"));
    }

    [Fact]
    public void ToSvg_AnyFigure_IsTheSameTwiceAndHasNoIds()
    {
        double[] values = [.. Enumerable.Range(0, 500).Select(i => Math.Sin(i * 0.1) + 2)];
        var figure = LossChart.Create(values, values, values, values);

        var (first, second) = (figure.ToSvg(), figure.ToSvg());

        Assert.Equal(first, second);
        Assert.DoesNotContain(XDocument.Parse(first).Descendants(), e => e.Attribute("id") is not null);
    }

    [Fact]
    public void ToSvg_NoSeries_StillDraws()
    {
        var document = XDocument.Parse(new Figure { Data = [] }.ToSvg());

        Assert.Equal("img", (string?)document.Root!.Attribute("role"));
    }

    private static Figure Of(Trace trace) => new() { Data = [trace], Layout = _small };

    private static IEnumerable<XElement> Elements(Figure figure, string name) => XDocument.Parse(figure.ToSvg()).Descendants(_svg + name);
}
