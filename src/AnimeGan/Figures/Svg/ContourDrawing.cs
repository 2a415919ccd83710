using System.Text;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>Lines of equal value, by marching squares: within each square of four neighbours the line is straight.</summary>
internal static class ContourDrawing
{
    // Which of the square's sides (0 low, 1 right, 2 high, 3 left) a line joins, by which corners lie above the level.
    // Corners count 1, 2, 4, 8 from the lower left against the clock. 5 and 10 are saddles.
    private static readonly int[][] _sides =
        [[], [3, 0], [0, 1], [3, 1], [1, 2], [3, 0, 1, 2], [0, 2], [3, 2], [2, 3], [2, 0], [0, 1, 2, 3], [2, 1], [1, 3], [1, 0], [0, 3], []];

    /// <summary>Draws a series' lines.</summary>
    public static void DrawLines(SvgWriter svg, Panel panel, ContourTrace trace)
    {
        if (!trace.Contours.ShowLines)
        {
            return;
        }

        var (start, end, size) = (trace.Contours.Start, trace.Contours.End, trace.Contours.Size);
        for (var i = 0; start + (i * size) <= end + (size * 1e-9); i++)
        {
            var path = Path(panel, trace, start + (i * size));
            if (path.Length > 0)
            {
                svg.Element("path", ("d", path), ("fill", "none"), ("stroke", trace.Line?.Color ?? Theme.Ink), ("stroke-width", trace.Line?.Width ?? 1), ("stroke-linecap", "round"), ("stroke-dasharray", SvgWriter.Dashes(trace.Line?.Dash)));
            }
        }
    }

    private static string Path(Panel panel, ContourTrace trace, double level)
    {
        var path = new StringBuilder();
        for (var row = 0; row + 1 < trace.Z.Count; row++)
        {
            for (var column = 0; column + 1 < trace.Z[row].Count; column++)
            {
                double[] corners = [trace.Z[row][column], trace.Z[row][column + 1], trace.Z[row + 1][column + 1], trace.Z[row + 1][column]];
                var sides = Sides(corners, level);
                for (var i = 0; i < sides.Length; i++)
                {
                    var (x, y) = Crossing(trace, row, column, corners, sides[i], level);
                    path.Append(i % 2 == 0 ? 'M' : 'L').Append(SvgWriter.Number(panel.X.Place(x))).Append(' ').Append(SvgWriter.Number(panel.Y.Place(y)));
                }
            }
        }

        return path.ToString();
    }

    // At a saddle the mean of the corners says whether the high ones or the low ones are joined.
    private static int[] Sides(double[] corners, double level)
    {
        if (!Array.TrueForAll(corners, double.IsFinite))
        {
            return [];
        }

        var above = corners.Select((value, i) => value > level ? 1 << i : 0).Sum();
        var joined = corners.Average() > level;
        return above is 5 or 10 && joined ? _sides[15 - above] : _sides[above];
    }

    private static (double X, double Y) Crossing(ContourTrace trace, int row, int column, double[] corners, int side, double level)
    {
        var (from, to) = (corners[side], corners[(side + 1) % 4]);
        var share = (level - from) / (to - from);
        var (x0, x1) = (ColorField.Center(trace.X, column), ColorField.Center(trace.X, column + 1));
        var (y0, y1) = (ColorField.Center(trace.Y, row), ColorField.Center(trace.Y, row + 1));
        return side switch
        {
            0 => (x0 + (share * (x1 - x0)), y0),
            1 => (x1, y0 + (share * (y1 - y0))),
            2 => (x1 - (share * (x1 - x0)), y1),
            _ => (x0, y1 - (share * (y1 - y0))),
        };
    }
}
