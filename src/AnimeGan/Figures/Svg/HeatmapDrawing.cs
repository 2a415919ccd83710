using System.Text;

namespace AnimeGan.Figures.Svg;

/// <summary>Tables of values as colours.</summary>
internal static class HeatmapDrawing
{
    private const int ScaleSteps = 32;

    // A large table's colours are rounded to so many, which makes neighbours alike and the drawing small.
    private const int LargeTable = 400;
    private const int LevelsOfLargeTable = 49;

    /// <summary>Draws the cells, one path for each colour.</summary>
    public static void DrawCells(SvgWriter svg, Panel panel, ColorField field)
    {
        var (rows, columns) = (field.Z.Count, field.Z[0].Count);
        var x = ColorField.Edges(field.X, columns).Select(panel.X.PlaceOnAxis).ToArray();
        var y = ColorField.Edges(field.Y, rows).Select(panel.Y.PlaceOnAxis).ToArray();
        int? levels = rows * columns > LargeTable ? LevelsOfLargeTable : null;
        var paths = new Dictionary<string, StringBuilder>();
        for (var row = 0; row < rows; row++)
        {
            var colors = field.Z[row].Select(value => double.IsFinite(value) ? field.ColorOf(value, levels) : null).ToArray();
            for (var column = 0; column < columns;)
            {
                var end = column + 1;
                while (end < columns && colors[end] == colors[column])
                {
                    end++;
                }

                if (colors[column] is { } color)
                {
                    var path = paths.TryGetValue(color, out var known) ? known : paths[color] = new StringBuilder();
                    AppendBox(path, x[column], x[end], y[row], y[row + 1]);
                }

                column = end;
            }
        }

        foreach (var (color, path) in paths)
        {
            svg.Element("path", ("d", path.ToString()), ("fill", color), ("shape-rendering", "crispEdges"));
        }
    }

    /// <summary>The scale of colours beside a plot, with its two ends labelled.</summary>
    public static void DrawScale(SvgWriter svg, Panel panel, ColorField field)
    {
        var (box, left) = (panel.Box, panel.Box.Right + 12);
        for (var i = 0; i < ScaleSteps; i++)
        {
            var bottom = box.Bottom - (box.Height * i / ScaleSteps);
            svg.Element("rect", ("x", left), ("y", bottom - (box.Height / ScaleSteps)), ("width", 14.0), ("height", (box.Height / ScaleSteps) + 0.5), ("fill", ColorField.ColorAt(field.ColorScale, (i + 0.5) / ScaleSteps)));
        }

        svg.Text(left + 18, box.Bottom, TickMarks.Label(field.Low, 0, null), 11, Theme.Muted);
        svg.Text(left + 18, box.Top + 9, TickMarks.Label(field.High, 0, null), 11, Theme.Muted);
    }

    private static void AppendBox(StringBuilder path, double x0, double x1, double y0, double y1) => path
        .Append('M').Append(SvgWriter.Number(x0)).Append(' ').Append(SvgWriter.Number(y0))
        .Append('H').Append(SvgWriter.Number(x1))
        .Append('V').Append(SvgWriter.Number(y1))
        .Append('H').Append(SvgWriter.Number(x0)).Append('z');
}
