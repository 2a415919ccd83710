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

        var cells = Elements(figure, "path").Where(e => e.Attribute("shape-rendering") is not null);

        Assert.Equal(["#000000", "#800040", "#ff0080"], cells.Select(c => (string?)c.Attribute("fill")));
    }

    [Fact]
    public void ToSvg_HeatmapWithPositions_CellsMeetHalfWayBetweenThem()
    {
        var figure = Of(new HeatmapTrace { X = new[] { 1.0, 3, 7 }, Y = new[] { 1.0, 3 }, Z = [[0, 0, 1], [1, 1, 1]], ShowScale = false });

        var cells = Elements(figure, "path").Select(e => (string?)e.Attribute("d"));

        // Columns from 0 to 2, 5 and 9, rows from 0 to 2 and 4; equal neighbours are one box.
        Assert.Equal(["M50 150H150V100H50z", "M150 150H230V100H150zM50 100H230V50H50z"], cells);
    }

    [Fact]
    public void ToSvg_Contour_CrossesEachSideWhereItsValueIs()
    {
        // z = x over a square of 10: the line of 2.5 stands at x = 2.5, from the lowest to the highest row.
        var figure = Of(new ContourTrace { X = new[] { 0.0, 10 }, Y = new[] { 0.0, 2, 4 }, Z = [[0, 10], [0, 10], [0, 10]], Contours = new Contours(2.5, 2.5, 1) { Coloring = "none" } });

        var line = Assert.Single(Elements(figure, "path"));

        Assert.Equal("M100 150L100 100M100 100L100 50", Undirected((string?)line.Attribute("d")));
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.6)]
    public void ToSvg_ContourAtASaddle_IsTwoLinesAroundTheCornersApart(double level)
    {
        var figure = Of(new ContourTrace { X = new[] { 0.0, 10 }, Y = new[] { 0.0, 4 }, Z = [[1, 0], [0, 1]], Contours = new Contours(level, level, 1) { Coloring = "none" } });

        var line = (string?)Assert.Single(Elements(figure, "path")).Attribute("d");

        // The mean is 0.5: below it the high corners are joined, and the lines run around the low ones.
        Assert.Equal(level < 0.5 ? "M170 150L250 110M50 90L130 50" : "M50 110L130 150M170 50L250 90", Undirected(line));
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

    // Each stroke from its left, or lower, end to the other, strokes in the order of their beginnings.
    private static string Undirected(string? path) => string.Concat((path ?? "").Split('M', StringSplitOptions.RemoveEmptyEntries)
        .Select(stroke => stroke.Split('L').OrderBy(X).ThenByDescending(Y).ToArray())
        .Select(ends => $"M{ends[0]}L{ends[1]}")
        .OrderByDescending(stroke => Y(stroke.Split('L')[0])).ThenBy(stroke => X(stroke[1..].Split('L')[0])));

    private static double X(string point) => double.Parse(point.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static double Y(string point) => double.Parse(point.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
}
