using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>Bars and histograms.</summary>
internal static class BarDrawing
{
    private const double Gap = 0.24;

    /// <param name="svg">Where to draw.</param>
    /// <param name="panel">The plot.</param>
    /// <param name="bars">The series.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="index">Its place among the plot's bar series.</param>
    /// <param name="count">How many share each place side by side.</param>
    public static void DrawBars(SvgWriter svg, Panel panel, BarTrace bars, string color, int index, int count)
    {
        var lying = bars.Orientation == "h";
        var (names, lengths) = lying ? (bars.Y, bars.X) : (bars.X, bars.Y);
        var (across, along) = lying ? (panel.Y, panel.X) : (panel.X, panel.Y);
        var unit = Math.Abs(across.PlaceOnAxis(1) - across.PlaceOnAxis(0)) * (1 - Gap);
        var thickness = unit / count;
        var shift = (((count == 1 ? 0 : index) + 0.5) * thickness) - (unit / 2);
        var zero = along.Range.IsLog ? along.PlaceOnAxis(along.Range.Start) : along.Place(0);
        for (var i = 0; i < lengths!.Count; i++)
        {
            var start = across.Place(names, i) + shift - (thickness / 2);
            var end = along.Place(lengths, i);
            if (!double.IsFinite(start) || !double.IsFinite(end))
            {
                continue;
            }

            var (low, size) = (Math.Min(zero, end), Math.Abs(end - zero));
            svg.Element("rect", ("x", lying ? low : start), ("y", lying ? start : low), ("width", lying ? size : thickness), ("height", lying ? thickness : size), ("fill", color));
            if (bars.Marker?.Pattern is { } pattern)
            {
                MarkDrawing.Hatch(svg, lying ? new Box(low, start, size, thickness) : new Box(start, low, thickness, size), pattern);
            }

            DrawLabel(svg, bars, i, lying, start + (thickness / 2), bars.TextPosition == "inside" ? zero : end);
        }
    }

    public static void DrawHistogram(SvgWriter svg, Panel panel, HistogramTrace trace, string color)
    {
        var counts = TraceExtent.Counts(trace);
        var zero = panel.Y.Place(0);
        for (var i = 0; i < counts.Length; i++)
        {
            var left = panel.X.Place(trace.XBins.Start + (i * trace.XBins.Size));
            var right = panel.X.Place(trace.XBins.Start + ((i + 1) * trace.XBins.Size));
            var top = panel.Y.Place(counts[i]);
            svg.Element("rect", ("x", left + 0.5), ("y", top), ("width", Math.Max(0.5, right - left - 1)), ("height", zero - top), ("fill", color));
            if (trace.Marker?.Pattern is { } pattern)
            {
                MarkDrawing.Hatch(svg, new Box(left + 0.5, top, Math.Max(0.5, right - left - 1), zero - top), pattern);
            }
        }
    }

    private static void DrawLabel(SvgWriter svg, BarTrace bars, int i, bool lying, double middle, double anchor)
    {
        if (bars.Text is null || bars.TextPosition is null or "none")
        {
            return;
        }

        var text = PlotlyText.ToPlain(bars.Text[i]);
        if (lying)
        {
            svg.Text(anchor + 5, middle + 4, text, 11, Theme.Ink);
        }
        else
        {
            svg.Text(middle, anchor - 4, text, 11, Theme.Ink, "middle");
        }
    }
}
