using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>Upright bars over names, those of several series side by side.</summary>
public static class GroupedBars
{
    /// <summary>Draws the bars.</summary>
    /// <param name="names">What stands under the bars, at least one.</param>
    /// <param name="series">At least one; each has a value for every name.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="valueTitle">What the vertical axis measures, with its unit.</param>
    /// <param name="note">A line in small under the title, or null.</param>
    /// <exception cref="ArgumentException">There is no name or no series, or one has not as many values as there are names.</exception>
    public static Figure Create(IReadOnlyList<string> names, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series, string title, string valueTitle, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(series);
        if (names.Count == 0 || series.Count == 0)
        {
            throw new ArgumentException($"Bars need at least one name and one series, got {names.Count} and {series.Count}.", nameof(series));
        }

        var layout = Curves.Layout(title, note is null ? [] : [note], "", new Axis { Title = new Title { Text = PlotlyText.Escape(valueTitle) } });
        return new Figure
        {
            Data = [.. series.Select((one, index) => Bars(names, one.Name, one.Values, index))],
            Layout = layout with
            {
                BarMode = "group",
                HoverMode = "closest",
                Margin = layout.Margin! with { R = 22 },
                XAxes = [new Axis { Type = "category" }],
            },
        };
    }

    private static BarTrace Bars(IReadOnlyList<string> names, string name, IReadOnlyList<double> values, int index)
    {
        if (values.Count != names.Count)
        {
            throw new ArgumentException($"'{name}' has {values.Count} values for {names.Count} names; give each name one.", nameof(values));
        }

        return new BarTrace
        {
            Name = PlotlyText.Escape(name),
            X = names.Select(PlotlyText.Escape).ToArray(),
            Y = values.ToArray(),
            HoverTemplate = "%{x}: %{y:.4g}",
            Marker = new Marker { Color = Theme.Palette[index % Theme.Palette.Count] },
        };
    }
}
