using AnimeGan.Figures.Schema;
using AnimeGan.Files;

namespace AnimeGan.Figures;

/// <summary>Curves over one horizontal axis: functions, densities, what a network answers along a line.</summary>
/// <example>
/// <code>
/// var saturating = ChartCurve.Of("log(1 − D)", l => -Math.Log(1 + Math.Exp(l)), from: -6, to: 6);
/// var nonSaturating = ChartCurve.Of("−log D", l => Math.Log(1 + Math.Exp(-l)), from: -6, to: 6);
/// CurveChart.Create([saturating, nonSaturating], title: "What G descends", xTitle: "logit", yTitle: "loss")
/// </code>
/// </example>
public static class CurveChart
{
    /// <summary>Draws the curves.</summary>
    /// <param name="curves">At least one.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="xTitle">What the horizontal axis measures, with its unit.</param>
    /// <param name="yTitle">What the vertical axis measures, with its unit.</param>
    /// <param name="note">A line in small under the title, or null.</param>
    /// <param name="logarithmic">Whether the vertical axis is logarithmic; all values are above 0 then.</param>
    /// <exception cref="ArgumentException">There are no curves, or one has not as many values as positions.</exception>
    public static Figure Create(IReadOnlyList<ChartCurve> curves, string title, string xTitle, string yTitle, string? note = null, bool logarithmic = false)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0)
        {
            throw new ArgumentException("A chart needs at least one curve, got none.", nameof(curves));
        }

        var y = new Axis { Title = new Title { Text = PlotlyText.Escape(yTitle) }, Type = logarithmic ? "log" : null };
        var layout = Curves.Layout(title, note is null ? [] : [note], xTitle, y);
        return new Figure
        {
            Data = [.. curves.Select(Line)],
            Layout = layout with
            {
                Margin = layout.Margin! with { R = 22 },
                XAxes = [new Axis { Title = new Title { Text = PlotlyText.Escape(xTitle) } }],
            },
        };
    }

    private static Trace Line(ChartCurve curve)
    {
        Curves.RequireSameLength(curve.X, curve.Y, curve.Name);
        return new ScatterTrace
        {
            Name = PlotlyText.Escape(curve.Name),
            X = Short(curve.X),
            Y = Short(curve.Y),
            HoverTemplate = "%{y:.4g}",
            Line = new Line { Color = curve.Color, Width = 2.4, Dash = curve.Dash },
        };
    }

    // Five digits are more than a screen shows.
    private static double[] Short(IReadOnlyList<double> values) => [.. values.Select(value => Digits.Keep(value, 5))];
}
