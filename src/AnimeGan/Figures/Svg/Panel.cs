using System.Globalization;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>One plot of a drawing: a pair of axes, their place, and what is drawn on them.</summary>
internal sealed record Panel(string XId, string YId, Box Box, AxisScale X, AxisScale Y, IReadOnlyList<Trace> Traces)
{
    /// <summary>Every pair of axes that the figure's series use.</summary>
    public static IReadOnlyList<Panel> All(Figure figure, Box plot)
    {
        var pairs = figure.Data.Select(t => (X: t.XAxis ?? "x", Y: t.YAxis ?? "y")).Distinct().DefaultIfEmpty((X: "x", Y: "y"));
        return [.. pairs.Select(pair => Of(figure, plot, pair.X, pair.Y))];
    }

    /// <summary>An axis's description by its id.</summary>
    public static Axis AxisOf(Figure figure, string id)
    {
        var axes = id[0] == 'x' ? figure.Layout.XAxes : figure.Layout.YAxes;
        var index = id.Length == 1 ? 0 : int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture) - 1;
        return index < axes.Count ? axes[index] : new Axis();
    }

    private static Panel Of(Figure figure, Box plot, string xId, string yId)
    {
        var (xAxis, yAxis) = (AxisOf(figure, xId), AxisOf(figure, yId));
        var (xRange, yRange) = (AxisRange.Of(figure, xAxis, xId), AxisRange.Of(figure, yAxis, yId));
        var box = plot.Part(xAxis.Domain ?? [0, 1], yAxis.Domain ?? [0, 1]);
        if (yAxis.ScaleAnchor is not null)
        {
            box = WithSquareUnits(box, Math.Abs(xRange.End - xRange.Start), Math.Abs(yRange.End - yRange.Start));
        }

        return new Panel(
            xId,
            yId,
            box,
            new AxisScale(xAxis, xRange, box.Left, box.Right),
            new AxisScale(yAxis, yRange, box.Bottom, box.Top),
            [.. figure.Data.Where(t => (t.XAxis ?? "x") == xId && (t.YAxis ?? "y") == yId)]);
    }

    private static Box WithSquareUnits(Box box, double xUnits, double yUnits)
    {
        var pixels = Math.Min(box.Width / xUnits, box.Height / yUnits);
        var (width, height) = (pixels * xUnits, pixels * yUnits);
        return new Box(box.Left + ((box.Width - width) / 2), box.Top + ((box.Height - height) / 2), width, height);
    }
}
