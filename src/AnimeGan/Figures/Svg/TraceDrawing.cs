using System.Text;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>The series.</summary>
internal static class TraceDrawing
{
    /// <summary>The diameter of markers along a line that has none of its own.</summary>
    public const double SpreadSize = 7;

    private const int SpreadMarks = 6;

    /// <summary>The colour of a series: its own, or the next of the palette.</summary>
    public static string ColorOf(Trace trace, int index) => trace switch
    {
        ScatterTrace s => s.Line?.Color ?? s.Marker?.Color,
        BarTrace b => b.Marker?.Color,
        HistogramTrace h => h.Marker?.Color,
        _ => null,
    } ?? Theme.Palette[index % Theme.Palette.Count];

    /// <summary>Draws a plot's series, cut off at its edges.</summary>
    public static void Draw(SvgWriter svg, Figure figure, Panel panel)
    {
        // An inner svg element cuts like a clip path, but needs no id; its viewBox keeps the coordinates.
        var box = panel.Box;
        var (left, top) = (SvgWriter.Number(box.Left - 1), SvgWriter.Number(box.Top - 1));
        var (width, height) = (SvgWriter.Number(box.Width + 2), SvgWriter.Number(box.Height + 2));
        svg.Open("svg", ("x", left), ("y", top), ("width", width), ("height", height), ("viewBox", $"{left} {top} {width} {height}"));
        var bars = panel.Traces.OfType<BarTrace>().ToList();
        foreach (var trace in panel.Traces)
        {
            var color = ColorOf(trace, IndexOf(figure, trace));
            svg.Open("g", ("opacity", trace.Opacity));
            switch (trace)
            {
                case ScatterTrace scatter:
                    DrawScatter(svg, panel, scatter, color);
                    break;
                case BarTrace bar:
                    BarDrawing.DrawBars(svg, panel, bar, color, bars.IndexOf(bar), figure.Layout.BarMode == "overlay" ? 1 : bars.Count);
                    break;
                case HistogramTrace histogram:
                    BarDrawing.DrawHistogram(svg, panel, histogram, color);
                    break;
                case HeatmapTrace or ContourTrace:
                    DrawField(svg, panel, trace);
                    break;
                case ImageTrace image:
                    DrawImage(svg, panel, image);
                    break;
            }

            svg.Close();
        }

        svg.Close();
        foreach (var field in panel.Traces.Select(ColorField.Of).OfType<ColorField>().Where(field => field.ShowScale))
        {
            HeatmapDrawing.DrawScale(svg, panel, field);
        }
    }

    private static void DrawField(SvgWriter svg, Panel panel, Trace trace)
    {
        if (ColorField.Of(trace) is { } field)
        {
            HeatmapDrawing.DrawCells(svg, panel, field);
        }

        if (trace is ContourTrace contour)
        {
            ContourDrawing.DrawLines(svg, panel, contour);
        }
    }

    private static int IndexOf(Figure figure, Trace trace)
    {
        var i = 0;
        while (!ReferenceEquals(figure.Data[i], trace))
        {
            i++;
        }

        return i;
    }

    private static void DrawScatter(SvgWriter svg, Panel panel, ScatterTrace trace, string color)
    {
        var points = new List<(double X, double Y)>();
        var count = Math.Min(trace.X?.Count ?? int.MaxValue, trace.Y?.Count ?? 0);
        for (var i = 0; i < count; i++)
        {
            points.Add((panel.X.Place(trace.X, i), panel.Y.Place(trace.Y, i)));
        }

        if (trace.Mode.Contains("lines", StringComparison.Ordinal))
        {
            foreach (var run in Runs(points))
            {
                svg.Element("polyline", ("points", run), ("fill", "none"), ("stroke", color), ("stroke-width", trace.Line?.Width ?? 2), ("stroke-linejoin", "round"), ("stroke-linecap", "round"), ("stroke-dasharray", SvgWriter.Dashes(trace.Line?.Dash)));
            }
        }

        if (trace.Mode.Contains("markers", StringComparison.Ordinal))
        {
            foreach (var (x, y) in points.Where(IsFinite))
            {
                MarkDrawing.Draw(svg, x, y, trace.Marker?.Size ?? 6, trace.Marker?.Symbol, trace.Marker?.Color ?? color, trace.Marker?.Line);
            }
        }
        else if (trace.Marker?.Symbol is { } symbol)
        {
            // Each at another part of the way, so that those of lines that lie on each other stand side by side.
            var start = panel.Traces.OfType<ScatterTrace>().Index().First(pair => ReferenceEquals(pair.Item, trace)).Index * 0.618 % 1;
            foreach (var (x, y) in Spread(points, start))
            {
                MarkDrawing.Draw(svg, x, y, trace.Marker.Size ?? SpreadSize, symbol, color);
            }
        }
    }

    // A few points at even distances along the horizontal axis, or along the way where that goes back and forth.
    private static IEnumerable<(double X, double Y)> Spread(List<(double X, double Y)> points, double start)
    {
        var there = points.Where(IsFinite).ToList();
        var way = new double[there.Count];
        for (var i = 1; i < there.Count; i++)
        {
            way[i] = way[i - 1] + Math.Abs(there[i].X - there[i - 1].X) + (0.25 * Math.Abs(there[i].Y - there[i - 1].Y));
        }

        for (var (k, i) = (0, 0); k < SpreadMarks && there.Count > 0; k++)
        {
            var at = (k + 0.15 + (0.7 * start)) / SpreadMarks * way[^1];
            while (i < there.Count - 1 && way[i] < at)
            {
                i++;
            }

            yield return there[i];
        }
    }

    // One polyline for each stretch without a gap; a lone point becomes a dot by its round ends.
    private static IEnumerable<string> Runs(List<(double X, double Y)> points)
    {
        var run = new StringBuilder();
        foreach (var point in points)
        {
            if (IsFinite(point))
            {
                run.Append(run.Length == 0 ? "" : " ").Append(SvgWriter.Number(point.X)).Append(',').Append(SvgWriter.Number(point.Y));
            }
            else if (run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }

        if (run.Length > 0)
        {
            yield return run.ToString();
        }
    }

    private static bool IsFinite((double X, double Y) point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    private static void DrawImage(SvgWriter svg, Panel panel, ImageTrace image)
    {
        var (width, height) = PngHeader.SizeOfUri(image.Source);
        var (x0, x1) = (panel.X.PlaceOnAxis(image.X0 - (0.5 * image.Dx)), panel.X.PlaceOnAxis(image.X0 + ((width - 0.5) * image.Dx)));
        var (y0, y1) = (panel.Y.PlaceOnAxis(image.Y0 - (0.5 * image.Dy)), panel.Y.PlaceOnAxis(image.Y0 + ((height - 0.5) * image.Dy)));
        svg.Element("image", ("x", Math.Min(x0, x1)), ("y", Math.Min(y0, y1)), ("width", Math.Abs(x1 - x0)), ("height", Math.Abs(y1 - y0)), ("href", image.Source), ("preserveAspectRatio", "none"), ("style", "image-rendering:pixelated"));
    }
}
