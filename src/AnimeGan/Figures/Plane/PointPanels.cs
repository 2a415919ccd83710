using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>What several generators draw in a plane, side by side: a small square chart for each, the data behind its points.</summary>
public static class PointPanels
{
    private const double Side = 236;
    private const double RowOverhead = 44;
    private const double Air = 0.25;
    private const int Digits = 3;

    /// <summary>Draws the charts; each is as wide as its own data, with some air around them.</summary>
    /// <param name="panels">At least one, each with at least one real point.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="note">A line in small under the title, or null.</param>
    /// <param name="columns">How many charts stand side by side, at least 1.</param>
    /// <exception cref="ArgumentException">There are no panels, one has no real point, or coordinates are not pairs.</exception>
    public static Figure Create(IReadOnlyList<PointPanel> panels, string title, string? note = null, int columns = 3)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (panels.Count == 0 || panels.Any(panel => panel.Real.Count < 2 || panel.Real.Count % 2 != 0 || panel.Generated.Count % 2 != 0))
        {
            throw new ArgumentException($"There must be at least one panel, each with real points and all points as pairs; got {panels.Count} panels: {string.Join("; ", panels.Select(panel => $"'{panel.Name}' with {panel.Real.Count} and {panel.Generated.Count} coordinates"))}.", nameof(panels));
        }

        var grid = new SmallMultiples(panels.Count, Math.Min(columns, panels.Count), [.. panels.Select(_ => Side)], RowOverhead);
        return new Figure
        {
            Data = [.. panels.SelectMany((panel, i) => new[] { Points("real", panel.Real, panel, i, Theme.Blue), Points("generated", panel.Generated, panel, i, Theme.Vermilion) })],
            Layout = new Layout
            {
                Template = Theme.Template,
                Title = Curves.Heading(title, note is null ? [] : [note]),
                AutoSize = true,
                Height = 62 + grid.Height + 34,
                Margin = new Margin { L = 24, R = 12, T = 62, B = 34 },
                ShowLegend = true,
                HoverMode = "closest",
                XAxes = [.. panels.Select((panel, i) => Span(panel) with { Domain = grid.X(i), Anchor = Axes.Id("y", i), Constrain = "domain" })],
                YAxes = [.. panels.Select((panel, i) => Span(panel) with { Domain = grid.Y(i), Anchor = Axes.Id("x", i), ScaleAnchor = Axes.Id("x", i), Constrain = "domain" })],
                Annotations = [.. panels.Select((panel, i) => Axes.Heading(panel.Name, i))],
            },
            Config = new Config { DisplayModeBar = false },
        };
    }

    private static ScatterTrace Points(string name, IReadOnlyList<float> pairs, PointPanel panel, int index, string color)
    {
        var limit = Limit(panel);
        var shown = Enumerable.Range(0, pairs.Count / 2).Where(i => Math.Abs(pairs[2 * i]) <= limit && Math.Abs(pairs[(2 * i) + 1]) <= limit).ToList();
        return new ScatterTrace
        {
            Name = name,
            LegendGroup = name,
            ShowLegend = index == 0,
            Mode = "markers",
            X = shown.Select(i => Math.Round((double)pairs[2 * i], Digits)).ToArray(),
            Y = shown.Select(i => Math.Round((double)pairs[(2 * i) + 1], Digits)).ToArray(),
            XAxis = Axes.Id("x", index),
            YAxis = Axes.Id("y", index),
            HoverInfo = "skip",
            Marker = new Marker { Color = color, Size = color == Theme.Blue ? 6 : 3.5 },
        };
    }

    private static Axis Span(PointPanel panel) => new()
    {
        Range = [-Limit(panel), Limit(panel)],
        ShowTickLabels = false,
        ShowGrid = false,
        FixedRange = true,
        AutoMargin = false,
    };

    // Half the side of the square around the origin that holds the data.
    private static double Limit(PointPanel panel) => (1 + Air) * panel.Real.Max(Math.Abs);
}
