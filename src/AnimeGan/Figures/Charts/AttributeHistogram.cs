using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Figures.Schema;
using AnimeGan.Figures.Svg;

namespace AnimeGan.Figures;

/// <summary>How often each value of each attribute occurs: one small chart of lying bars for each attribute.</summary>
public static class AttributeHistogram
{
    private const double BarHeight = 20;
    private const double RowOverhead = 62;
    private const double LabelSize = 11;

    /// <summary>Draws the counts.</summary>
    /// <param name="attributes">Each attribute's name with its values' counts.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="columns">How many charts stand side by side, at least 1.</param>
    /// <param name="maximumValues">Bars for each attribute, at least 2; what is rarer is counted as 'other'.</param>
    /// <exception cref="ArgumentException">There are no attributes.</exception>
    public static Figure Create(IReadOnlyList<KeyValuePair<string, IReadOnlyDictionary<string, int>>> attributes, string title = "Attributes", int columns = 3, int maximumValues = 12)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumValues, 2);
        if (attributes.Count == 0)
        {
            throw new ArgumentException("There are no attributes to count; the data set has no labels.csv.", nameof(attributes));
        }

        return Draw([.. attributes.Select(a => (a.Key, Ordered(a.Value, maximumValues)))], title, columns);
    }

    /// <summary>Draws the counts of every column of a data set's labels; columns of many different numbers are counted in bins.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="columns">How many charts stand side by side, at least 1.</param>
    /// <param name="maximumValues">Bars for each attribute, at least 2; what is rarer is counted as 'other'.</param>
    /// <exception cref="ArgumentOutOfRangeException">columns is less than 1, or maximumValues less than 2.</exception>
    public static Figure Create(LabelTable labels, string title = "Attributes", int columns = 3, int maximumValues = 12)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumValues, 2);
        return Draw([.. labels.Names.Select(name => (name, OfColumn(labels, name, maximumValues)))], title, columns);
    }

    private static Figure Draw(List<(string Key, IReadOnlyList<(string Name, int Count)> Bars)> charts, string title, int columns)
    {
        var grid = new SmallMultiples(charts.Count, Math.Min(columns, charts.Count), [.. charts.Select(c => Math.Max(1, c.Bars.Count) * BarHeight)], RowOverhead);
        return new Figure
        {
            Data = [.. charts.Select((chart, i) => Bars(chart.Key, chart.Bars, i))],
            Layout = new Layout
            {
                Template = Theme.Template,
                Title = Curves.Heading(title, []),
                AutoSize = true,
                Height = 56 + grid.Height,
                Margin = new Margin { L = 8, R = 8, T = 56, B = 8 },
                ShowLegend = false,
                HoverMode = "closest",
                XAxes = [.. charts.Select((chart, i) => CountAxis(chart.Bars) with { Domain = grid.X(i), Anchor = Axes.Id("y", i) })],
                YAxes = [.. charts.Select((_, i) => NameAxis with { Domain = grid.Y(i), Anchor = Axes.Id("x", i) })],
                Annotations = [.. charts.Select((chart, i) => Axes.Heading(chart.Key, i))],
            },
            Config = new Config { DisplayModeBar = false },
        };
    }

    private static Axis NameAxis { get; } = new()
    {
        Type = "category",
        AutoRange = "reversed",
        ShowTickLabels = false,
        Ticks = "",
        ShowGrid = false,
        AutoMargin = false,
        FixedRange = true,
    };

    private static Axis CountAxis(IReadOnlyList<(string Name, int Count)> bars) => new()
    {
        Range = [0, Math.Max(1, bars.Select(b => b.Count).DefaultIfEmpty(1).Max()) * 1.05],
        ShowTickLabels = false,
        ShowGrid = false,
        ShowLine = false,
        Ticks = "",
        FixedRange = true,
    };

    private static BarTrace Bars(string name, IReadOnlyList<(string Name, int Count)> bars, int index)
    {
        var total = Math.Max(1L, bars.Sum(b => (long)b.Count));
        return new BarTrace
        {
            Name = PlotlyText.Escape(name),
            Orientation = "h",
            X = bars.Select(b => (double)b.Count).ToArray(),
            Y = bars.Select(b => PlotlyText.Escape(b.Name)).ToArray(),
            XAxis = Axes.Id("x", index),
            YAxis = Axes.Id("y", index),
            Text = [.. bars.Select(b => string.Create(CultureInfo.InvariantCulture, $"{PlotlyText.Escape(b.Name)}  {100.0 * b.Count / total:0.0}%"))],
            TextPosition = "inside",
            InsideTextAnchor = "start",
            InsideTextFont = new Font { Size = LabelSize, Color = Theme.Ink },
            TextAngle = 0,
            ConstrainText = "none",
            ClipOnAxis = false,
            HoverTemplate = "%{y}: %{x:,d}<extra></extra>",
            Marker = new Marker { Color = Theme.BarBlue },
        };
    }

    private static List<(string Name, int Count)> OfColumn(LabelTable labels, string name, int maximum)
    {
        var values = labels.Column(name);

        // A column of measurements shows that it has many values within a few lines, and need not be counted.
        var numbers = values.Distinct(StringComparer.Ordinal).Skip(maximum).Any() ? Numbers(values) : [];
        return numbers.Count == 0 ? Ordered(labels.Counts(name), maximum) : Binned(numbers, maximum);
    }

    // None where one of them is no number.
    private static List<double> Numbers(IReadOnlyList<string> values)
    {
        var numbers = new List<double>(values.Count);
        foreach (var text in values)
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            {
                return [];
            }

            numbers.Add(number);
        }

        return numbers;
    }

    // Bins between round numbers, in their own order.
    private static List<(string Name, int Count)> Binned(List<double> numbers, int maximum)
    {
        var (low, high) = (numbers.Min(), numbers.Max());
        var step = TickMarks.Step(high - low, maximum - 1);
        var first = Math.Floor(low / step);
        var counts = new int[(int)(Math.Floor(high / step) - first) + 1];
        foreach (var number in numbers)
        {
            counts[(int)(Math.Floor(number / step) - first)]++;
        }

        string Edge(int i) => TickMarks.Label((first + i) * step, step, null);
        return [.. counts.Select((count, i) => ($"{Edge(i)} to {Edge(i + 1)}", count))];
    }

    private static List<(string Name, int Count)> Ordered(IReadOnlyDictionary<string, int> counts, int maximum)
    {
        var all = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value)).ToList();
        if (all.Count <= maximum)
        {
            return all;
        }

        var rest = all.Skip(maximum - 1).ToList();
        return [.. all.Take(maximum - 1), ($"other ({rest.Count})", rest.Sum(r => r.Value))];
    }
}
