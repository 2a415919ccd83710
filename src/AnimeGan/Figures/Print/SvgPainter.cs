using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace AnimeGan.Figures.Print;

/// <summary>Paints the SVG that the kit draws, and no other: the elements and attributes of <see cref="Svg.SvgWriter"/>.</summary>
/// <param name="canvas">A page or a picture, scaled to the drawing's units.</param>
/// <param name="fonts">For words.</param>
internal sealed class SvgPainter(SKCanvas canvas, PaperFonts fonts)
{
    /// <summary>Paints an element and what is in it.</summary>
    /// <exception cref="NotSupportedException">The drawing has an element that is not painted here.</exception>
    public void Paint(XElement element)
    {
        using var _ = new SKAutoCanvasRestore(canvas);
        switch (element.Name.LocalName)
        {
            case "svg" when element.Parent is not null:
                // Its viewBox is its place, so it only cuts.
                canvas.ClipRect(Place(element), antialias: true);
                PaintAll(element);
                break;
            case "g" when element.Attribute("opacity") is not null:
                using (var layer = new SKPaint { Color = SKColors.White.WithAlpha((byte)Math.Round(255 * Number(element, "opacity"))) })
                {
                    canvas.SaveLayer(layer);
                    PaintAll(element);
                    canvas.Restore();
                }

                break;
            case "svg" or "g":
                PaintAll(element);
                break;
            case "rect":
                Shape(element, paint => canvas.DrawRect(Place(element), paint));
                break;
            case "circle":
                Shape(element, paint => canvas.DrawCircle(Number(element, "cx"), Number(element, "cy"), Number(element, "r"), paint));
                break;
            case "line":
                Shape(element, paint => canvas.DrawLine(Number(element, "x1"), Number(element, "y1"), Number(element, "x2"), Number(element, "y2"), paint));
                break;
            case "polyline":
                using (var path = SKPath.ParseSvgPathData("M" + element.Attribute("points")!.Value.Replace(" ", " L", StringComparison.Ordinal) + (element.Attribute("points")!.Value.Contains(' ', StringComparison.Ordinal) ? "" : " l0.01,0")))
                {
                    Shape(element, paint => canvas.DrawPath(path, paint));
                }

                break;
            case "path":
                using (var path = SKPath.ParseSvgPathData(element.Attribute("d")!.Value))
                {
                    Shape(element, paint => canvas.DrawPath(path, paint));
                }

                break;
            case "text":
                Text(element);
                break;
            case "image":
                Image(element);
                break;
            default:
                throw new NotSupportedException($"A drawing has the element '{element.Name.LocalName}', which is not painted; paint it in SvgPainter.");
        }
    }

    private void PaintAll(XElement element)
    {
        foreach (var child in element.Elements())
        {
            Paint(child);
        }
    }

    private static void Shape(XElement element, Action<SKPaint> draw)
    {
        using var paint = new SKPaint { IsAntialias = element.Attribute("shape-rendering")?.Value != "crispEdges" };
        var fill = element.Attribute("fill")?.Value ?? (element.Name.LocalName == "line" ? "none" : "#000000");
        if (fill != "none")
        {
            paint.Style = SKPaintStyle.Fill;
            paint.Color = Color(fill);
            draw(paint);
        }

        if (element.Attribute("stroke")?.Value is { } stroke and not "none")
        {
            paint.Style = SKPaintStyle.Stroke;
            paint.Color = Color(stroke);
            paint.StrokeWidth = element.Attribute("stroke-width") is null ? 1 : Number(element, "stroke-width");
            paint.StrokeCap = element.Attribute("stroke-linecap")?.Value == "round" ? SKStrokeCap.Round : SKStrokeCap.Butt;
            paint.StrokeJoin = element.Attribute("stroke-linejoin")?.Value == "round" ? SKStrokeJoin.Round : SKStrokeJoin.Miter;
            using var dashes = element.Attribute("stroke-dasharray")?.Value is { } lengths ? SKPathEffect.CreateDash([.. lengths.Split(' ').Select(Number)], 0) : null;
            paint.PathEffect = dashes;
            draw(paint);
        }
    }

    private void Text(XElement element)
    {
        using var paint = new SKPaint
        {
            IsAntialias = true,
            SubpixelText = true,
            HintingLevel = SKPaintHinting.NoHinting,
            Typeface = element.Attribute("font-weight") is null ? fonts.Regular : fonts.Strong,
            TextSize = Number(element, "font-size"),
            Color = Color(element.Attribute("fill")!.Value),
            TextAlign = element.Attribute("text-anchor")?.Value switch { "middle" => SKTextAlign.Center, "end" => SKTextAlign.Right, _ => SKTextAlign.Left },
        };
        foreach (var step in (element.Attribute("transform")?.Value ?? "").Split(')', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, numbers) = (step.Split('(')[0], step.Split('(')[1].Split(' ').Select(Number).ToArray());
            if (name == "translate")
            {
                canvas.Translate(numbers[0], numbers[1]);
            }
            else
            {
                canvas.RotateDegrees(numbers[0]);
            }
        }

        canvas.DrawText(element.Value, Number(element, "x"), Number(element, "y"), paint);
    }

    private void Image(XElement element)
    {
        var source = element.Attribute("href")!.Value;
        using var image = SKImage.FromEncodedData(Convert.FromBase64String(source[(source.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        using var grey = element.Attribute("style")!.Value.Contains("grayscale", StringComparison.Ordinal)
            ? SKColorFilter.CreateColorMatrix([.. Luma(), .. Luma(), .. Luma(), 0, 0, 0, 1, 0])
            : null;
        using var paint = new SKPaint { FilterQuality = SKFilterQuality.None, ColorFilter = grey };
        canvas.DrawImage(image, Place(element), paint);

        static float[] Luma() => [0.299f, 0.587f, 0.114f, 0, 0];
    }

    private static SKRect Place(XElement element) => SKRect.Create(Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height"));

    private static SKColor Color(string text)
    {
        if (!text.StartsWith("rgba(", StringComparison.Ordinal))
        {
            return SKColor.Parse(text);
        }

        var parts = text[5..].TrimEnd(')').Split(',').Select(Number).ToArray();
        return new SKColor((byte)parts[0], (byte)parts[1], (byte)parts[2], (byte)Math.Round(255 * parts[3]));
    }

    private static float Number(XElement element, string name) => element.Attribute(name) is { } attribute ? Number(attribute.Value) : 0;

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
