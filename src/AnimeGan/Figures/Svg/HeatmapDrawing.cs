using System.Globalization;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>Tables of values as colours.</summary>
internal static class HeatmapDrawing
{
    private const int ScaleSteps = 32;

    public static void DrawCells(SvgWriter svg, Panel panel, HeatmapTrace trace)
    {
        var (low, high) = Limits(trace);
        for (var row = 0; row < trace.Z.Count; row++)
        {
            for (var column = 0; column < trace.Z[row].Count; column++)
            {
                var value = trace.Z[row][column];
                if (!double.IsFinite(value))
                {
                    continue;
                }

                var (x, y) = (Center(trace.X, column), Center(trace.Y, row));
                var (x0, x1) = (panel.X.PlaceOnAxis(x - 0.5), panel.X.PlaceOnAxis(x + 0.5));
                var (y0, y1) = (panel.Y.PlaceOnAxis(y - 0.5), panel.Y.PlaceOnAxis(y + 0.5));
                svg.Element("rect", ("x", Math.Min(x0, x1)), ("y", Math.Min(y0, y1)), ("width", Math.Abs(x1 - x0)), ("height", Math.Abs(y1 - y0)), ("fill", ColorAt(trace.ColorScale, (value - low) / (high - low))), ("shape-rendering", "crispEdges"));
            }
        }
    }

    /// <summary>The scale of colours beside a plot, with its two ends labelled.</summary>
    public static void DrawScale(SvgWriter svg, Panel panel, HeatmapTrace trace)
    {
        var (low, high) = Limits(trace);
        var (box, left) = (panel.Box, panel.Box.Right + 12);
        for (var i = 0; i < ScaleSteps; i++)
        {
            var bottom = box.Bottom - (box.Height * i / ScaleSteps);
            svg.Element("rect", ("x", left), ("y", bottom - (box.Height / ScaleSteps)), ("width", 14.0), ("height", (box.Height / ScaleSteps) + 0.5), ("fill", ColorAt(trace.ColorScale, (i + 0.5) / ScaleSteps)));
        }

        svg.Text(left + 18, box.Bottom, TickMarks.Label(low, 0, null), 11, Theme.Muted);
        svg.Text(left + 18, box.Top + 9, TickMarks.Label(high, 0, null), 11, Theme.Muted);
    }

    /// <summary>The colour at a place of a scale, mixed linearly in sRGB as Plotly does.</summary>
    /// <param name="scale">At least two stops, positions rising from 0 to 1.</param>
    /// <param name="place">Clamped to 0 to 1.</param>
    public static string ColorAt(IReadOnlyList<ColorStop> scale, double place)
    {
        place = double.IsNaN(place) ? 0 : Math.Clamp(place, 0, 1);
        var i = 1;
        while (i < scale.Count - 1 && scale[i].Position < place)
        {
            i++;
        }

        var (from, to) = (scale[i - 1], scale[i]);
        var share = (place - from.Position) / (to.Position - from.Position);
        var channels = Enumerable.Range(0, 3).Select(c => (int)Math.Round(Channel(from.Color, c) + (share * (Channel(to.Color, c) - Channel(from.Color, c)))));
        return "#" + string.Concat(channels.Select(c => c.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static int Channel(string color, int index) => int.Parse(color.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Center(Coordinates? positions, int i) => positions?.Numbers is { } numbers ? numbers[i] : i;

    private static (double Low, double High) Limits(HeatmapTrace trace)
    {
        var values = trace.Z.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        return (trace.ZMin ?? values.Min(), trace.ZMax ?? values.Max());
    }
}
