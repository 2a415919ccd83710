using System.Globalization;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>What was asked for against what was seen, as a table of colours with the numbers in it.</summary>
public static class ConfusionChart
{
    private const double TitleHeight = 84;
    private const double CellHeight = 30;
    private const double Bottom = 72;

    // Beyond this share a cell is dark, and its number white.
    private const double Dark = 0.55;

    /// <summary>Draws the table: one row for each value asked for, one column for each value seen.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="values">The attribute's values, at least 2.</param>
    /// <param name="counts">[asked][seen], numbers of pictures, one row and one column for each value.</param>
    /// <exception cref="ArgumentException">The table has another size, or no picture.</exception>
    /// <param name="words">What rows and columns are; null for pictures that were asked for.</param>
    public static Figure Create(string title, IReadOnlyList<string> values, IReadOnlyList<IReadOnlyList<int>> counts, ConfusionWords? words = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        words ??= new ConfusionWords();
        var all = Validate(values, counts);
        var right = Enumerable.Range(0, values.Count).Sum(i => counts[i][i]) / (double)all;
        var shares = counts.Select(Shares).ToList();
        string[] names = [.. values.Select(value => value.ToLowerInvariant())];
        var note = string.Create(CultureInfo.InvariantCulture, $"{right:P1} of {all:#,0} {words.RightWhere}; numbers in percent of a row");
        return new Figure
        {
            Data =
            [
                new HeatmapTrace
                {
                    X = names,
                    Y = names,
                    Z = [.. shares.Select(row => (IReadOnlyList<double>)row)],
                    ZMin = 0,
                    ZMax = 1,
                    ShowScale = false,
                    HoverTemplate = words.Row + " %{y}, " + words.Column + " %{x}: %{z:.1%}<extra></extra>",
                },
            ],
            Layout = new Layout
            {
                Template = Theme.Template,
                Title = Curves.Heading(title, [note]),
                AutoSize = true,
                Height = TitleHeight + (CellHeight * values.Count) + Bottom,
                Margin = new Margin { L = words.LabelWidth, R = 16, T = TitleHeight, B = Bottom },
                HoverMode = "closest",
                XAxes = [new Axis { Type = "category", Title = new Title { Text = words.Column }, ShowGrid = false, FixedRange = true, Ticks = "" }],
                YAxes = [new Axis { Type = "category", Title = new Title { Text = words.Row }, AutoRange = "reversed", ShowGrid = false, FixedRange = true, Ticks = "" }],
                Annotations = [.. Numbers(shares)],
            },
            Config = new Config { DisplayModeBar = false },
        };
    }

    private static int Validate(IReadOnlyList<string> values, IReadOnlyList<IReadOnlyList<int>> counts)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(counts);
        if (values.Count < 2 || counts.Count != values.Count || counts.Any(row => row.Count != values.Count))
        {
            throw new ArgumentException($"A table of {values.Count} values needs as many rows and columns, at least 2, got {counts.Count} rows of {string.Join(", ", counts.Select(row => row.Count).Distinct())}.", nameof(counts));
        }

        var all = counts.Sum(row => row.Sum());
        return all > 0 ? all : throw new ArgumentException("The table counts no picture; ask for some first.", nameof(counts));
    }

    private static double[] Shares(IReadOnlyList<int> row)
    {
        double all = Math.Max(1, row.Sum());
        return [.. row.Select(count => Math.Round(count / all, 4))];
    }

    // On an axis of categories, a place is a category's number.
    private static IEnumerable<Annotation> Numbers(List<double[]> shares) =>
        from y in Enumerable.Range(0, shares.Count)
        from x in Enumerable.Range(0, shares.Count)
        where shares[y][x] > 0
        select new Annotation
        {
            Text = (100 * shares[y][x]).ToString(shares[y][x] is > 0.0995 or < 0.001 ? "0" : "0.#", CultureInfo.InvariantCulture),
            X = x,
            Y = y,
            Font = new Font { Size = Theme.SmallSize, Color = shares[y][x] > Dark ? Theme.Ground : Theme.Ink },
        };
}
