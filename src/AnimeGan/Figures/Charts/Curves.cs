using System.Globalization;
using AnimeGan.Figures.Schema;
using AnimeGan.Files;

namespace AnimeGan.Figures;

/// <summary>What charts of values over training steps share.</summary>
internal static class Curves
{
    /// <summary>A curve as it was measured, light, and its moving average, bold; one curve where there is nothing to smooth.</summary>
    public static IEnumerable<Trace> Of(string name, string color, IReadOnlyList<double> steps, IReadOnlyList<double> values, double beta, int maximumPoints, string? dash = null)
    {
        if (beta > 0)
        {
            var raw = Downsampling.KeepExtremes(values, maximumPoints);
            yield return new ScatterTrace
            {
                Name = name,
                LegendGroup = name,
                ShowLegend = false,
                HoverInfo = "skip",
                Opacity = 0.28,
                X = Pick(steps, raw),
                Y = Pick(values, raw),
                Line = new Line { Color = color, Width = 1 },
            };
        }

        var smoothed = beta > 0 ? Smoothing.ExponentialAverage(values, beta) : values;
        var kept = beta > 0 ? Downsampling.KeepEvenly(values.Count, maximumPoints) : Downsampling.KeepExtremes(values, maximumPoints);
        yield return new ScatterTrace
        {
            Name = name,
            LegendGroup = name,
            X = Pick(steps, kept),
            Y = Pick(smoothed, kept),
            HoverTemplate = "%{y:.3f}",
            Line = new Line { Color = color, Width = 2.2, Dash = dash },
        };
    }

    /// <summary>A layout with a title, a note under it, and a horizontal axis of steps.</summary>
    public static Layout Layout(string title, IReadOnlyList<string> notes, string stepTitle, Axis y) => new()
    {
        Template = Theme.Template,
        Title = Heading(title, notes),
        Height = Theme.StaticHeight,
        AutoSize = true,
        // Top: the title's and the note's lines. Right: the names of reference lines.
        Margin = new Margin { T = 52 + (16 * notes.Count), R = 104 },
        ShowLegend = true,
        XAxes = [new Axis { Title = new Title { Text = PlotlyText.Escape(stepTitle) }, TickFormat = ",d" }],
        YAxes = [y],
    };

    /// <summary>A figure's title, with notes in small under it, a line each.</summary>
    public static Title Heading(string title, IReadOnlyList<string> notes) => new()
    {
        Text = PlotlyText.Escape(title),
        Subtitle = notes.Count == 0 ? null : new Title { Text = string.Join(PlotlyText.LineBreak, notes.Select(PlotlyText.Escape)), Font = new Font { Size = Theme.SmallSize, Color = Theme.Muted } },
    };

    /// <summary>A dashed line across a plot.</summary>
    public static Shape ReferenceLine(double value, string yAxis = "y") => new()
    {
        XRef = (yAxis == "y" ? "x" : "x" + yAxis[1..]) + " domain",
        X0 = 0,
        X1 = 1,
        YRef = yAxis,
        Y0 = value,
        Y1 = value,
        Line = new Line { Color = Theme.Muted, Width = 1.2, Dash = "dash" },
    };

    /// <summary>The words on a reference line, right of the plot, where they cover no curve.</summary>
    public static Annotation ReferenceName(double value, string words, string yAxis = "y") => new()
    {
        Text = PlotlyText.Escape(words),
        XRef = (yAxis == "y" ? "x" : "x" + yAxis[1..]) + " domain",
        X = 1,
        XAnchor = "left",
        XShift = 5,
        YRef = yAxis,
        Y = value,
        YAnchor = "middle",
        Font = new Font { Size = 11, Color = Theme.Muted },
    };

    /// <summary>What the note says of light and bold lines, or nothing where nothing is smoothed.</summary>
    public static IReadOnlyList<string> SmoothingNote(double beta) => beta <= 0
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"light: as measured; bold: moving average (\u03b2 = {beta:0.###})")];

    /// <summary>Checks that a curve has one value for each step.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static void RequireSameLength(IReadOnlyList<double> steps, IReadOnlyList<double> values, string name)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(values, name);
        if (steps.Count != values.Count)
        {
            throw new ArgumentException($"Each step needs one value: there are {steps.Count} steps, but '{name}' has {values.Count} values.", name);
        }
    }

    // Losses are float32 to begin with: seven digits say all there is.
    private static double[] Pick(IReadOnlyList<double> values, int[] indices) => [.. indices.Select(i => Digits.Keep(values[i], 7))];
}
