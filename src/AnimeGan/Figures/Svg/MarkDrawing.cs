using System.Text;

namespace AnimeGan.Figures.Svg;

/// <summary>Markers of any shape, and hatching.</summary>
internal static class MarkDrawing
{
    private const double HatchStep = 7;

    /// <summary>Draws a marker.</summary>
    /// <param name="svg">Where to draw.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle, from above.</param>
    /// <param name="size">The diameter of a circle; other shapes are as large as one to the eye.</param>
    /// <param name="symbol">Plotly's name; null for a circle.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="outline">Colour and width of its outline; null for none.</param>
    public static void Draw(SvgWriter svg, double x, double y, double size, string? symbol, string color, Schema.Line? outline = null)
    {
        var half = size / 2;
        if (Corners(symbol) is not { } corners)
        {
            svg.Element("circle", ("cx", x), ("cy", y), ("r", half), ("fill", color), ("stroke", outline?.Color), ("stroke-width", outline?.Width));
            return;
        }

        var path = new StringBuilder();
        foreach (var (number, corner) in corners.Index())
        {
            path.Append(number == 0 ? 'M' : 'L').Append(SvgWriter.Number(x + (corner.X * half))).Append(' ').Append(SvgWriter.Number(y + (corner.Y * half)));
        }

        svg.Element("path", ("d", path.Append('Z').ToString()), ("fill", color), ("stroke", outline?.Color), ("stroke-width", outline?.Width));
    }

    /// <summary>Draws lines over a rectangle.</summary>
    public static void Hatch(SvgWriter svg, Box box, Schema.Pattern pattern)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in Directions(pattern.Shape))
        {
            Lines(path, box, x, y);
        }

        if (path.Length > 0)
        {
            svg.Element("path", ("d", path.ToString()), ("fill", "none"), ("stroke", pattern.Foreground ?? Theme.Ground), ("stroke-width", 1.4));
        }
    }

    private static (double X, double Y)[]? Corners(string? symbol) => symbol switch
    {
        "square" => [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        "diamond" => [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)],
        "triangle-up" => [(0, -1.2), (1.15, 0.9), (-1.15, 0.9)],
        "triangle-down" => [(0, 1.2), (1.15, -0.9), (-1.15, -0.9)],
        "cross" => [(-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)],
        "x" => [(0, -0.55), (0.6, -1.15), (1.15, -0.6), (0.55, 0), (1.15, 0.6), (0.6, 1.15), (0, 0.55), (-0.6, 1.15), (-1.15, 0.6), (-0.55, 0), (-1.15, -0.6), (-0.6, -1.15)],
        _ => null,
    };

    // Normals of the lines.
    private static (double X, double Y)[] Directions(string? shape) => shape switch
    {
        "/" => [(1, 1)],
        "\\" => [(1, -1)],
        "x" => [(1, 1), (1, -1)],
        "-" => [(0, 1)],
        "|" => [(1, 0)],
        "+" => [(0, 1), (1, 0)],
        _ => [],
    };

    // Every line x·X + y·Y = c that meets the rectangle, from edge to edge.
    private static void Lines(StringBuilder path, Box box, double nx, double ny)
    {
        var ends = new[] { (box.Left, box.Top), (box.Right, box.Top), (box.Left, box.Bottom), (box.Right, box.Bottom) }.Select(corner => (corner.Item1 * nx) + (corner.Item2 * ny)).ToList();
        var step = HatchStep * Math.Max(1, Math.Abs(nx) + Math.Abs(ny)) / Math.Max(1, nx * ny == 0 ? 1 : Math.Sqrt(2));
        for (var c = Math.Ceiling(ends.Min() / step) * step; c < ends.Max(); c += step)
        {
            var points = new List<(double X, double Y)>();
            if (ny != 0)
            {
                points.AddRange(new[] { box.Left, box.Right }.Select(x => (x, (c - (nx * x)) / ny)).Where(p => p.Item2 >= box.Top && p.Item2 <= box.Bottom));
            }

            if (nx != 0)
            {
                points.AddRange(new[] { box.Top, box.Bottom }.Select(y => ((c - (ny * y)) / nx, y)).Where(p => p.Item1 >= box.Left && p.Item1 <= box.Right));
            }

            if (points.Count >= 2)
            {
                var (from, to) = (points.Min(), points.Max());
                path.Append('M').Append(SvgWriter.Number(from.X)).Append(' ').Append(SvgWriter.Number(from.Y)).Append('L').Append(SvgWriter.Number(to.X)).Append(' ').Append(SvgWriter.Number(to.Y));
            }
        }
    }
}
