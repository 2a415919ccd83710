namespace AnimeGan.Figures.Svg;

/// <summary>Grid lines, axis lines, marks, labels and axis titles.</summary>
internal static class AxisDrawing
{
    private const double PixelsPerXMark = 64;
    private const double PixelsPerYMark = 44;

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
        return labels + 10 + (axis.Title is null ? 0 : 20);
    }

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

        if (scale.Axis.ShowTickLabels != false)
        {
            foreach (var (pixel, label) in scale.Marks(PixelsPerXMark))
            {
                svg.Line(pixel, box.Bottom, pixel, box.Bottom + 5, Theme.AxisLine);
                svg.Text(pixel, box.Bottom + 18, label, LabelSize(scale), Theme.Muted, "middle");
            }
        }

        if (scale.Axis.Title is { } title)
        {
            var below = scale.Axis.ShowTickLabels == false ? 18 : 37;
            svg.Text(box.Left + (box.Width / 2), box.Bottom + below, Schema.PlotlyText.ToPlain(title.Text), Theme.FontSize, Theme.Ink, "middle");
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

        if (scale.Axis.Title is { } title)
        {
            var x = SvgWriter.Number(box.Left - WidthOfYLabels(panel) + 12);
            var y = SvgWriter.Number(box.Top + (box.Height / 2));
            svg.Text(0, 0, Schema.PlotlyText.ToPlain(title.Text), Theme.FontSize, Theme.Ink, "middle", $"translate({x} {y}) rotate(-90)");
        }
    }
}
