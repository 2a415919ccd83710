namespace AnimeGan.Figures.Svg;

/// <summary>Grid lines, axis lines, marks, labels and axis titles.</summary>
internal static class AxisDrawing
{
    private const double PixelsPerXMark = 64;
    private const double PixelsPerYMark = 44;
    private const double UprightLabel = 22;
    private const double TitleHeight = 20;
    private const double LineHeight = 17;
    private const double Slope = 35 * Math.PI / 180;

    public static void DrawGrid(SvgWriter svg, Panel panel)
    {
        var (box, x, y) = (panel.Box, panel.X, panel.Y);
        if (x.Axis is { Visible: not false, ShowGrid: not false } && x.Range.Categories.Count == 0)
        {
            foreach (var (pixel, _) in x.Marks(PixelsPerXMark))
            {
                svg.Line(pixel, box.Top, pixel, box.Bottom, Theme.Grid);
            }
        }

        if (y.Axis is { Visible: not false, ShowGrid: not false } && y.Range.Categories.Count == 0)
        {
            foreach (var (pixel, _) in y.Marks(PixelsPerYMark))
            {
                svg.Line(box.Left, pixel, box.Right, pixel, Theme.Grid);
            }
        }
    }

    public static void DrawAxes(SvgWriter svg, Panel panel)
    {
        DrawX(svg, panel);
        DrawY(svg, panel);
    }

    /// <summary>The room left of a plot that its vertical axis needs.</summary>
    public static double WidthOfYLabels(Panel panel)
    {
        var axis = panel.Y.Axis;
        if (axis.Visible == false)
        {
            return 0;
        }

        var labels = axis.ShowTickLabels == false ? 0 : panel.Y.Marks(PixelsPerYMark).Select(m => TextMeasure.Width(m.Label, LabelSize(panel.Y))).DefaultIfEmpty(0).Max();
        return labels + 10 + (TitleLines(axis, panel.Box.Height).Count * TitleHeight);
    }

    /// <summary>The room below a plot that its horizontal axis needs.</summary>
    public static double HeightOfXLabels(Panel panel)
    {
        var axis = panel.X.Axis;
        return axis.Visible == false ? 0 : LabelHeight(panel) + (TitleLines(axis, panel.Box.Width).Count * LineHeight) + (axis.Title is null ? 0 : 4);
    }

    private static IReadOnlyList<string> TitleLines(Schema.Axis axis, double room) => axis.Title is null ? [] :
        [.. axis.Title.Text.Split(Schema.PlotlyText.LineBreak).SelectMany(line => TextMeasure.Break(Schema.PlotlyText.ToPlain(line), Theme.FontSize, room))];

    // Names that would run into each other are written aslant.
    private static bool IsAslant(Panel panel)
    {
        if (panel.X.Range.Categories.Count < 2)
        {
            return false;
        }

        var room = Math.Abs(panel.X.PlaceOnAxis(1) - panel.X.PlaceOnAxis(0)) - 4;
        return panel.X.Marks(PixelsPerXMark).Any(mark => TextMeasure.Width(mark.Label, LabelSize(panel.X)) > room);
    }

    private static double LabelHeight(Panel panel) => panel.X.Axis.ShowTickLabels == false ? 0
        : !IsAslant(panel) ? UprightLabel
        : 14 + (Math.Sin(Slope) * panel.X.Marks(PixelsPerXMark).Max(mark => TextMeasure.Width(mark.Label, LabelSize(panel.X))));

    private static double LabelSize(AxisScale scale) => scale.Axis.TickFont?.Size ?? Theme.NoteSize;

    private static void DrawX(SvgWriter svg, Panel panel)
    {
        var (box, scale) = (panel.Box, panel.X);
        if (scale.Axis.Visible == false)
        {
            return;
        }

        if (scale.Axis.ShowLine != false)
        {
            svg.Line(box.Left, box.Bottom, box.Right, box.Bottom, Theme.AxisLine);
        }

        var aslant = IsAslant(panel);
        if (scale.Axis.ShowTickLabels != false)
        {
            foreach (var (pixel, label) in scale.Marks(PixelsPerXMark))
            {
                svg.Line(pixel, box.Bottom, pixel, box.Bottom + 5, Theme.AxisLine);
                if (aslant)
                {
                    svg.Text(0, 0, label, LabelSize(scale), Theme.Muted, "end", $"translate({SvgWriter.Number(pixel + 4)} {SvgWriter.Number(box.Bottom + 15)}) rotate({SvgWriter.Number(-Slope * 180 / Math.PI)})");
                }
                else
                {
                    svg.Text(pixel, box.Bottom + 18, label, LabelSize(scale), Theme.Muted, "middle");
                }
            }
        }

        foreach (var (number, line) in TitleLines(scale.Axis, box.Width).Index())
        {
            var below = (scale.Axis.ShowTickLabels == false ? 18 : LabelHeight(panel) + 15) + (number * LineHeight);
            svg.Text(box.Left + (box.Width / 2), box.Bottom + below, line, Theme.FontSize, Theme.Ink, "middle");
        }
    }

    private static void DrawY(SvgWriter svg, Panel panel)
    {
        var (box, scale) = (panel.Box, panel.Y);
        if (scale.Axis.Visible == false)
        {
            return;
        }

        if (scale.Axis.ShowLine != false)
        {
            svg.Line(box.Left, box.Top, box.Left, box.Bottom, Theme.AxisLine);
        }

        if (scale.Axis.ShowTickLabels != false)
        {
            foreach (var (pixel, label) in scale.Marks(PixelsPerYMark))
            {
                svg.Line(box.Left - 5, pixel, box.Left, pixel, Theme.AxisLine);
                svg.Text(box.Left - 8, pixel + 4, label, LabelSize(scale), Theme.Muted, "end");
            }
        }

        foreach (var (number, line) in TitleLines(scale.Axis, box.Height).Index())
        {
            var x = SvgWriter.Number(box.Left - WidthOfYLabels(panel) + 12 + (number * LineHeight));
            var y = SvgWriter.Number(box.Top + (box.Height / 2));
            svg.Text(0, 0, line, Theme.FontSize, Theme.Ink, "middle", $"translate({x} {y}) rotate(-90)");
        }
    }
}
