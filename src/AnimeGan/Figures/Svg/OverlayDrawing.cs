using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>Shapes and annotations.</summary>
internal static class OverlayDrawing
{
    /// <summary>Draws the shapes that belong to a plot; those on paper alone belong to the first.</summary>
    public static void DrawShapes(SvgWriter svg, Figure figure, Box plot, Panel panel, bool below)
    {
        foreach (var shape in figure.Layout.Shapes ?? [])
        {
            if ((shape.Layer == "below") != below || !Belongs(shape, panel))
            {
                continue;
            }

            var (x0, x1) = (X(shape.XRef, shape.X0, plot, panel, isShape: true), X(shape.XRef, shape.X1, plot, panel, isShape: true));
            var (y0, y1) = (Y(shape.YRef, shape.Y0, plot, panel, isShape: true), Y(shape.YRef, shape.Y1, plot, panel, isShape: true));
            if (shape.Type == "line")
            {
                svg.Line(x0, y0, x1, y1, shape.Line?.Color ?? Theme.Muted, shape.Line?.Width ?? 1, shape.Line?.Dash);
            }
            else
            {
                svg.Element("rect", ("x", Math.Min(x0, x1)), ("y", Math.Min(y0, y1)), ("width", Math.Abs(x1 - x0)), ("height", Math.Abs(y1 - y0)), ("fill", shape.FillColor ?? "none"), ("stroke", shape.Line?.Color));
            }
        }
    }

    /// <summary>Draws every annotation once.</summary>
    public static void DrawAnnotations(SvgWriter svg, Figure figure, Box plot, IReadOnlyList<Panel> panels)
    {
        foreach (var note in figure.Layout.Annotations ?? [])
        {
            var panel = panels.FirstOrDefault(p => Owner(note.XRef) == p.XId && Owner(note.YRef) == p.YId)
                ?? panels.FirstOrDefault(p => Owner(note.XRef) == p.XId || Owner(note.YRef) == p.YId)
                ?? panels[0];
            DrawNote(svg, note, X(note.XRef, note.X, plot, panel, isShape: false) + (note.XShift ?? 0), Y(note.YRef, note.Y, plot, panel, isShape: false));
        }
    }

    private static void DrawNote(SvgWriter svg, Annotation note, double x, double y)
    {
        var text = PlotlyText.ToPlain(note.Text);
        var size = note.Font?.Size ?? Theme.NoteSize;
        var width = TextMeasure.Width(text, size) * 0.92;
        var left = note.XAnchor switch { "left" => x, "right" => x - width, _ => x - (width / 2) };
        var baseline = note.YAnchor switch { "top" => y + size + 1, "bottom" => y - 4, _ => y + (size * 0.35) };
        if (note.Background is not null)
        {
            svg.Element("rect", ("x", left - 2), ("y", baseline - size), ("width", width + 4), ("height", size + 3), ("fill", note.Background));
        }

        svg.Text(x, baseline, text, size, note.Font?.Color ?? Theme.Ink, note.XAnchor switch { "left" => "start", "right" => "end", _ => "middle" }, weight: note.Text.StartsWith("<b>", StringComparison.Ordinal) ? "600" : null);
    }

    private static bool Belongs(Shape shape, Panel panel)
    {
        var (x, y) = (Owner(shape.XRef), Owner(shape.YRef));
        return (x, y) switch
        {
            (null, null) => panel.XId == "x" && panel.YId == "y",
            (null, _) => y == panel.YId,
            (_, null) => x == panel.XId,
            _ => x == panel.XId && y == panel.YId,
        };
    }

    // "x2 domain" belongs to x2; "paper" to nobody.
    private static string? Owner(string reference) => reference == "paper" ? null : reference.Split(' ')[0];

    private static double X(string reference, double value, Box plot, Panel panel, bool isShape) =>
        reference == "paper" ? plot.Left + (value * plot.Width)
        : reference.EndsWith(" domain", StringComparison.Ordinal) ? panel.Box.Left + (value * panel.Box.Width)
        : isShape ? panel.X.Place(value) : panel.X.PlaceOnAxis(value);

    private static double Y(string reference, double value, Box plot, Panel panel, bool isShape) =>
        reference == "paper" ? plot.Bottom - (value * plot.Height)
        : reference.EndsWith(" domain", StringComparison.Ordinal) ? panel.Box.Bottom - (value * panel.Box.Height)
        : isShape ? panel.Y.Place(value) : panel.Y.PlaceOnAxis(value);
}
