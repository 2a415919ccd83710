using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AnimeGan.Figures.Print;
using AnimeGan.Figures.Schema;
using SkiaSharp;

namespace AnimeGan.Figures;

/// <summary>A figure as it stands in a paper: of a width in millimetres, its words in points, its series told apart without colours.</summary>
/// <remarks>
/// The drawing is the still one of the screen, made for so many of its units that their numbers are as large on paper as asked for; where
/// that is narrow, it changes as it does on a phone. The same figure, options and font give the same bytes. Decision: src/decisions/0015-figures-on-paper.md.
/// </remarks>
/// <example>
/// <code>
/// var chart = CurveChart.Create([ChartCurve.Of("sin", Math.Sin, 0, 6), ChartCurve.Of("cos", Math.Cos, 0, 6)], title: "Waves", xTitle: "x", yTitle: "y");
/// var paper = PaperFigure.Create(chart, new PaperOptions { Width = PaperOptions.Length("84mm"), ShowTitle = false });
/// var pdf = paper.ToPdf();    // for File.WriteAllBytes
/// System.Text.Encoding.ASCII.GetString(pdf[..4])    // → %PDF
/// </code>
/// </example>
public sealed class PaperFigure
{
    // Where a drawing is made for less, what stands side by side goes under each other.
    private const double NarrowUnits = 560;
    private const double PdfDotsPerInch = 7200;
    private static readonly DateTime _noTime = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly XElement _svg;
    private readonly string? _font;
    private readonly string _title;
    private readonly double _pointsPerUnit;

    private PaperFigure(Figure figure, PaperOptions options)
    {
        _pointsPerUnit = options.FontSize / Theme.NoteSize;
        _font = options.Font;
        Drawn = Adapt(figure, options, options.Width / _pointsPerUnit);
        _title = figure.Layout.Title is { } title ? PlotlyText.ToPlain(title.Text) : "Figure";
        _svg = XElement.Parse(Drawn.ToSvg());
        Width = options.Width;
        Height = double.Parse(_svg.Attribute("height")!.Value, CultureInfo.InvariantCulture) * _pointsPerUnit;
        using (var fonts = PaperFonts.Open(options.Font))
        {
            Font = fonts.Family;
        }

        _svg.SetAttributeValue("style", null);
        _svg.SetAttributeValue("font-family", $"'{Font}', sans-serif");
        _svg.SetAttributeValue("width", string.Create(CultureInfo.InvariantCulture, $"{Width / 72 * 25.4:0.###}mm"));
        _svg.SetAttributeValue("height", string.Create(CultureInfo.InvariantCulture, $"{Height / 72 * 25.4:0.###}mm"));
        if (options.Grey)
        {
            Greys.Apply(_svg);
        }
    }

    /// <summary>Points across.</summary>
    public double Width { get; }

    /// <summary>Points from top to bottom.</summary>
    public double Height { get; }

    /// <summary>The family of the font that the words are set in.</summary>
    public string Font { get; }

    /// <summary>The figure as it is drawn: laid out for this width, every series with a dash, marker or hatching of its own.</summary>
    internal Figure Drawn { get; }

    /// <summary>Draws a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="options">Width, font, title, greys.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="FileNotFoundException">There is no such font; the message says what to do.</exception>
    public static PaperFigure Create(Figure figure, PaperOptions options)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new PaperFigure(figure, options);
    }

    /// <summary>The drawing as SVG with its size in millimetres; it names the font and does not hold it.</summary>
    public string ToSvg() => _svg.ToString(SaveOptions.DisableFormatting);

    /// <summary>The drawing as a PDF of one page of its size, the font embedded.</summary>
    public byte[] ToPdf()
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = _title, Creator = "AnimeGan", Creation = _noTime, Modified = _noTime, RasterDpi = (float)PdfDotsPerInch, EncodingQuality = 101 }))
        {
            using (var canvas = document.BeginPage((float)Width, (float)Height))
            {
                Paint(canvas, _pointsPerUnit);
            }

            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    /// <summary>The drawing as PNG, which says its resolution.</summary>
    /// <param name="dotsPerInch">Pixels in an inch, 36 to 2,400.</param>
    /// <exception cref="ArgumentOutOfRangeException">dotsPerInch is out of range.</exception>
    public byte[] ToPng(int dotsPerInch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dotsPerInch, 36);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dotsPerInch, 2400);
        var perPoint = dotsPerInch / 72.0;
        using var bitmap = new SKBitmap(new SKImageInfo((int)Math.Round(Width * perPoint), (int)Math.Round(Height * perPoint), SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            Paint(canvas, _pointsPerUnit * perPoint);
        }

        var pixels = bitmap.Bytes;
        var rgb = new byte[bitmap.Width * bitmap.Height * 3];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
        {
            (rgb[to], rgb[to + 1], rgb[to + 2]) = (pixels[from], pixels[from + 1], pixels[from + 2]);
        }

        return Imaging.Pictures.EncodePng(new Imaging.RgbImage(bitmap.Width, bitmap.Height, rgb), dotsPerInch);
    }

    private void Paint(SKCanvas canvas, double scale)
    {
        using var fonts = PaperFonts.Open(_font);
        canvas.Scale((float)scale);
        new SvgPainter(canvas, fonts).Paint(_svg);
    }

    private static Figure Adapt(Figure figure, PaperOptions options, double units)
    {
        var layout = units < NarrowUnits ? Narrow(figure) : figure.Layout;
        if (!options.ShowTitle)
        {
            // What stands above the plots' upper edges keeps its room.
            var room = layout.Annotations?.Any(note => note.YAnchor == "bottom") == true || layout.UpdateMenus is not null ? 26 : (double?)null;
            layout = layout with { Title = null, Margin = layout.Margin is { } margin ? margin with { T = room } : room is null ? null : new Margin { T = room } };
        }

        // A page's width asks for more height than a screen's; a column's has its own.
        var height = layout.Height ?? Theme.StaticHeight;
        layout = layout with { Height = Math.Round(units > Theme.StaticWidth ? height * units / Theme.StaticWidth : height) };

        // Left and below there is as much room as the words need.
        layout = layout with { Width = units, Sliders = null, Margin = layout.Margin is { } own ? own with { L = null, B = null } : null };
        return figure with { Data = SeriesMarks.Apply(figure.Data), Layout = layout, Frames = null };
    }

    // A phone's changes, on the description: they are written as Plotly's paths.
    private static Layout Narrow(Figure figure)
    {
        var changes = NarrowLayout.Of(figure).Narrow;
        var layout = JsonNode.Parse(figure.ToJson())!["layout"]!;
        foreach (var (path, value) in changes)
        {
            JsonNode at = layout;
            var steps = path.Split('.');
            foreach (var step in steps[..^1])
            {
                at = Child(at, step);
            }

            at[steps[^1]] = JsonSerializer.SerializeToNode(value);
        }

        return SchemaReader.Layout((JsonObject)layout) with { Template = figure.Layout.Template };

        static JsonNode Child(JsonNode of, string step)
        {
            var parts = step.TrimEnd(']').Split('[');
            var child = of[parts[0]] ??= new JsonObject();
            return parts.Length > 1 ? child[int.Parse(parts[1], CultureInfo.InvariantCulture)]! : child;
        }
    }
}
