using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>One value of several runs over training, in one chart; the first run is the one that the others are held against.</summary>
public static class SeriesComparison
{
    private static readonly string[] _colors = [Theme.Blue, Theme.Vermilion, Theme.Green, Theme.Purple, Theme.Orange, Theme.Sky];
    private static readonly string?[] _dashes = [null, "dash", "dot"];

    /// <summary>Draws the curves as they are.</summary>
    /// <param name="series">At least one; the first is drawn bold and dark.</param>
    /// <param name="valueTitle">What the vertical axis measures, with its unit.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="logarithmic">Whether the vertical axis is logarithmic; all values are above 0 then.</param>
    /// <exception cref="ArgumentException">There are no series, or one has not as many values as steps.</exception>
    public static Figure Create(IReadOnlyList<StepSeries> series, string valueTitle, string title, bool logarithmic = false)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
        {
            throw new ArgumentException("A comparison needs at least one run, got none.", nameof(series));
        }

        var axis = new Axis { Title = new Title { Text = PlotlyText.Escape(valueTitle) }, Type = logarithmic ? "log" : null };
        return new Figure
        {
            Data = [.. series.Select(Curve)],
            Layout = Curves.Layout(title, [], "training step", axis) with { Margin = new Margin { T = 52, R = 22 } },
        };
    }

    private static Trace Curve(StepSeries run, int index)
    {
        Curves.RequireSameLength(run.Steps, run.Values, run.Name);
        var other = Math.Max(0, index - 1);
        return new ScatterTrace
        {
            Name = PlotlyText.Escape(run.Name),
            X = run.Steps.ToArray(),
            Y = run.Values.ToArray(),
            HoverTemplate = "%{y:.2f}",
            Line = index == 0
                ? new Line { Color = Theme.Ink, Width = 3.4 }
                : new Line { Color = _colors[other % _colors.Length], Width = 1.8, Dash = _dashes[other / _colors.Length % _dashes.Length] },
        };
    }
}
