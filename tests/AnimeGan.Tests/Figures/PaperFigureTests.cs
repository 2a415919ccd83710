using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AnimeGan.Figures;
using AnimeGan.Figures.Print;
using AnimeGan.Figures.Schema;
using AnimeGan.Figures.Svg;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using SkiaSharp;
using Xunit;

namespace AnimeGan.Tests.Figures;

/// <summary>Figures for paper: sizes as asked for, words whole, series told apart without colours, the same bytes twice.</summary>
public sealed partial class PaperFigureTests
{
    private static readonly double _column = PaperOptions.Length("84mm");

    [Theory]
    [InlineData("84mm", 84 / 25.4 * 72)]
    [InlineData("8.4 cm", 84 / 25.4 * 72)]
    [InlineData("3in", 216)]
    [InlineData("240pt", 240)]
    public void Length_NumberAndUnit_IsInPoints(string text, double points) => Assert.Equal(points, PaperOptions.Length(text), 1e-9);

    [Theory]
    [InlineData("84")]
    [InlineData("2mm")]
    [InlineData("-84mm")]
    [InlineData("wide")]
    public void Length_NoWidth_IsRefused(string text) => Assert.Contains("such as 84mm", Assert.Throws<ArgumentException>(() => PaperOptions.Length(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("84mm", 7)]
    [InlineData("174mm", 9)]
    public void Svg_OfAWidth_HasItsMillimetresAndPoints(string width, double size)
    {
        var svg = XElement.Parse(PaperFigure.Create(Curves(3), new PaperOptions { Width = PaperOptions.Length(width), FontSize = size }).ToSvg());

        Assert.Equal(width, svg.Attribute("width")!.Value);
        var units = double.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[2], CultureInfo.InvariantCulture);
        var ticks = svg.Descendants().Where(element => element.Name.LocalName == "text" && element.Attribute("font-size")!.Value == "12").ToList();
        Assert.NotEmpty(ticks);
        Assert.Equal(size, 12 * PaperOptions.Length(width) / units, 1e-3);
    }

    [Fact]
    public void Pdf_OfAColumn_HasItsSizeItsWordsAndItsFontAndTheSameBytesTwice()
    {
        using var folder = new TemporaryFolder();
        var paper = PaperFigure.Create(Curves(3), new PaperOptions { Width = _column, ShowTitle = false });

        var pdf = paper.ToPdf();

        Assert.Equal(pdf, PaperFigure.Create(Curves(3), new PaperOptions { Width = _column, ShowTitle = false }).ToPdf());
        var box = MediaBox().Match(Encoding.Latin1.GetString(pdf));
        Assert.Equal(_column, double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture), 0.01);
        Assert.Equal(paper.Height, double.Parse(box.Groups[2].Value, CultureInfo.InvariantCulture), 0.01);

        // Poppler is another reader; environment/packages-test.txt brings it.
        File.WriteAllBytes(folder["figure.pdf"], pdf);
        var words = ChildProcess.Run("pdftotext", [folder["figure.pdf"], "-"]).Output;
        Assert.All(["series 1", "series 2", "series 3", "time", "height"], word => Assert.Contains(word, words, StringComparison.Ordinal));
        Assert.DoesNotContain("A title", words, StringComparison.Ordinal);
        var fonts = ChildProcess.Run("pdffonts", [folder["figure.pdf"]]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Contains(paper.Font.Replace(" ", "", StringComparison.Ordinal), font, StringComparison.Ordinal));
        Assert.All(fonts, font => Assert.Matches(@"\byes\s+(yes|no)\s+yes\b", font));
    }

    [Fact]
    public void Png_AtAResolution_HasItsPixelsAndInGreyNoColour()
    {
        var options = new PaperOptions { Width = _column };

        var colour = PaperFigure.Create(Curves(2), options).ToPng(300);
        var grey = Pictures.DecodePng(PaperFigure.Create(Curves(2), options with { Grey = true }).ToPng(300));

        Assert.Equal(colour, PaperFigure.Create(Curves(2), options).ToPng(300));
        Assert.Equal(992, Pictures.DecodePng(colour).Width);
        Assert.Equal(992, grey.Width);
        Assert.Contains(Pictures.DecodePng(colour).Pixels.Chunk(3), pixel => pixel[0] != pixel[2]);
        Assert.DoesNotContain(grey.Pixels.Chunk(3), pixel => pixel[0] != pixel[1] || pixel[1] != pixel[2]);
        Assert.Contains(grey.Pixels, value => value < 60);

        // pHYs: 300 dots an inch are 11811 a metre.
        Assert.Contains("pHYs\0\0\u002e\u0023\0\0\u002e\u0023\u0001", Encoding.Latin1.GetString(colour), StringComparison.Ordinal);
    }

    [Fact]
    public void Series_EveryPairOfOneKind_DiffersInDashMarkerOrHatching()
    {
        var bars = new Figure { Data = [.. Enumerable.Range(1, 7).Select(i => new BarTrace { Name = $"bars {i}", X = new(["a"]), Y = new([1.0 * i]) })] };

        foreach (var figure in new[] { Curves(35), bars })
        {
            var looks = SeriesMarks.Apply(figure.Data).Select(trace => trace switch
            {
                ScatterTrace line => (line.Line?.Dash, line.Marker?.Symbol),
                BarTrace bar => (bar.Marker?.Pattern?.Shape, null),
                _ => throw new InvalidOperationException(),
            }).ToList();

            Assert.Equal(looks.Count, looks.Distinct().Count());
        }

        // The raw line behind a smooth one of the same name is the same series.
        var parts = SeriesMarks.Apply([Curve("D"), Curve("G"), Curve("D")]).Cast<ScatterTrace>().ToList();
        Assert.Equal(parts[0].Line!.Dash, parts[2].Line!.Dash);
        Assert.NotEqual(parts[0].Line!.Dash, parts[1].Line!.Dash);
    }

    public static TheoryData<string> Kinds => ["curves", "long names", "names below", "panels"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Words_OnAColumn_AreWholeAndApart(string kind)
    {
        var figure = kind switch
        {
            "curves" => Curves(7),
            "long names" => new Figure { Data = [Curve("the discriminator's answer to generated pictures of the second domain, smoothed over a hundred steps"), Curve("the same, raw")], Layout = Named("a name of the horizontal axis that is longer than a column is wide, in steps of the optimiser") },
            "names below" => GroupedBars.Create(["non-saturating", "least-squares", "wasserstein with penalty", "relativistic"], [("precision", [0.2, 0.4, 0.1, 0.6]), ("recall", [0.5, 0.3, 0.2, 0.7])], "A title", "share"),
            _ => new Figure
            {
                Data = [Curve("left"), Curve("right") with { XAxis = "x2", YAxis = "y2" }],
                Layout = new Layout
                {
                    XAxes = [new Axis { Domain = [0, 0.45], Title = new Title { Text = "time" } }, new Axis { Domain = [0.55, 1], Title = new Title { Text = "time" } }],
                    YAxes = [new Axis { Domain = [0, 1], Title = new Title { Text = "height" } }, new Axis { Domain = [0, 1], Anchor = "x2" }],
                },
            },
        };
        var svg = XElement.Parse(PaperFigure.Create(figure, new PaperOptions { Width = _column, ShowTitle = false }).ToSvg());
        var page = svg.Attribute("viewBox")!.Value.Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var words = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(Corners).ToList();

        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.All(word.Corners, corner => Assert.True(corner.X >= 0 && corner.X <= page[2] && corner.Y >= 0 && corner.Y <= page[3], $"'{word.Text}' is cut at {corner}")));
        for (var i = 0; i < words.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.True(Apart(words[i].Corners, words[j].Corners), $"'{words[i].Text}' lies on '{words[j].Text}'");
            }
        }
    }

    [Theory]
    [InlineData(0.6, 1.4, false)]
    [InlineData(0.1, 0.9, false)]
    [InlineData(1.2, 1.9, true)]
    [InlineData(1e-7, 3e-7, false)]
    public void Marks_OnAShortAxis_AreAtLeastTwo(double low, double high, bool log)
    {
        var range = log ? new AxisRange(Math.Log10(low), Math.Log10(high), true, []) : new AxisRange(low, high, false, []);

        Assert.InRange(new AxisScale(new Axis(), range, 0, 60).Marks(44).Count, 2, 12);
    }

    [Fact]
    public void Create_FontThatIsNotThere_SaysWhatThereIs()
    {
        var refusal = Assert.Throws<FileNotFoundException>(() => PaperFigure.Create(Curves(1), new PaperOptions { Width = _column, Font = "No Such Sans" }));

        Assert.Contains("'No Such Sans'", refusal.Message, StringComparison.Ordinal);
    }

    private static Layout Named(string x) => new() { Title = new Title { Text = "A title" }, XAxes = [new Axis { Title = new Title { Text = x } }], YAxes = [new Axis { Title = new Title { Text = "height" } }] };

    private static ScatterTrace Curve(string name, double shift = 0) => new() { Name = name, X = new([.. Enumerable.Range(0, 50).Select(i => 1.0 * i)]), Y = new([.. Enumerable.Range(0, 50).Select(i => Math.Sin(i * 0.2) + shift)]) };

    private static Figure Curves(int count) => new() { Data = [.. Enumerable.Range(1, count).Select(i => Curve($"series {i}", i))], Layout = Named("time") };

    // The upper and lower edge of a line of words, turned as it is.
    private static (string Text, SKPoint[] Corners) Corners(XElement element)
    {
        using var fonts = PaperFonts.Open(null);
        using var paint = new SKPaint { Typeface = fonts.Regular, TextSize = Number("font-size") };
        var width = paint.MeasureText(element.Value);
        var left = element.Attribute("text-anchor")?.Value switch { "middle" => -width / 2, "end" => -width, _ => 0 };
        var turn = SKMatrix.Identity;
        if (element.Attribute("transform") is { } transform)
        {
            var numbers = Numbers().Matches(transform.Value).Select(match => float.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray();
            turn = SKMatrix.CreateTranslation(numbers[0], numbers[1]).PreConcat(SKMatrix.CreateRotationDegrees(numbers[2]));
        }

        var box = SKRect.Create(Number("x") + left, Number("y") - (0.72f * paint.TextSize), width, 0.75f * paint.TextSize);
        return (element.Value, turn.MapPoints([new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)]));

        float Number(string name) => float.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    // Two convex shapes are apart where an edge of one has the other on its far side.
    private static bool Apart(SKPoint[] a, SKPoint[] b) => Divides(a, b) || Divides(b, a);

    private static bool Divides(SKPoint[] a, SKPoint[] b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            var (from, to) = (a[i], a[(i + 1) % a.Length]);
            if (b.All(point => ((to.X - from.X) * (point.Y - from.Y)) - ((to.Y - from.Y) * (point.X - from.X)) <= 0.01f))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", RegexOptions.NonBacktracking)]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"-?[0-9]+(\.[0-9]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
