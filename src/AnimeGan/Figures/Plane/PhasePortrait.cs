using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>Where games of two numbers go: a small square chart for each game, a path for each way of playing, all on one scale.</summary>
/// <remarks>Mescheder et al. 2018 (arXiv 1801.04406), figure 2, draws the same for the Dirac-GAN.</remarks>
/// <example>
/// <code>
/// var paths = from method in DiracGan.Methods.Take(3)
///             let states = method.Play(new DiracPoint(1, 1), learningRate: 0.1, steps: 200, alternating: true)
///             let xs = states.Select(state => state.Theta).ToList()
///             select new PlanePath(method.Name, "path", xs, [.. states.Select(state => state.Psi)]);
/// PhasePortrait.Create(paths.ToList(), "The Dirac-GAN", "θ", "ψ", limit: 2)
/// </code>
/// </example>
public static class PhasePortrait
{
    private const double Side = 250;
    private const double RowOverhead = 58;
    private const int Digits = 4;
    private static readonly string[] _colors = [Theme.Vermilion, Theme.Blue, Theme.Green, Theme.Purple];

    /// <summary>Draws the paths; a dot marks where each ends, a cross of lines the origin.</summary>
    /// <param name="paths">At least one; charts stand in the order in which their names first occur.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="xTitle">The horizontal number.</param>
    /// <param name="yTitle">The vertical number.</param>
    /// <param name="limit">Axes span −limit to limit; what leaves them is cut off.</param>
    /// <param name="note">A line in small under the title, or null.</param>
    /// <param name="columns">How many charts stand side by side, at least 1.</param>
    /// <exception cref="ArgumentException">There are no paths, or one has not as many vertical as horizontal positions.</exception>
    public static Figure Create(IReadOnlyList<PlanePath> paths, string title, string xTitle, string yTitle, double limit, string? note = null, int columns = 3)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (paths.Count == 0)
        {
            throw new ArgumentException("A phase portrait needs at least one path, got none.", nameof(paths));
        }

        string[] panels = [.. paths.Select(path => path.Panel).Distinct()];
        string[] names = [.. paths.Select(path => path.Name).Distinct()];
        var grid = new SmallMultiples(panels.Length, Math.Min(columns, panels.Length), [.. panels.Select(_ => Side)], RowOverhead);
        return new Figure
        {
            Data = [.. paths.SelectMany(path => Traces(path, Array.IndexOf(panels, path.Panel), Array.IndexOf(names, path.Name), paths))],
            Layout = new Layout
            {
                Template = Theme.Template,
                Title = Curves.Heading(title, note is null ? [] : [note]),
                AutoSize = true,
                Height = 70 + grid.Height + 44,
                Margin = new Margin { L = 52, R = 12, T = 70, B = 44 },
                ShowLegend = true,
                HoverMode = "closest",
                XAxes = [.. panels.Select((_, i) => Span(i + columns >= panels.Length ? xTitle : null, limit) with { Domain = grid.X(i), Anchor = Axes.Id("y", i), Constrain = "domain" })],
                YAxes = [.. panels.Select((_, i) => Span(i % columns == 0 ? yTitle : null, limit) with { Domain = grid.Y(i), Anchor = Axes.Id("x", i), ScaleAnchor = Axes.Id("x", i), Constrain = "domain" })],
                Annotations = [.. panels.Select(Axes.Heading)],
                Shapes = [.. panels.SelectMany((_, i) => Cross(i, limit))],
            },
        };
    }

    private static IEnumerable<Trace> Traces(PlanePath path, int panel, int color, IReadOnlyList<PlanePath> paths)
    {
        Curves.RequireSameLength(path.X, path.Y, path.Name);
        var (x, y) = (Axes.Id("x", panel), Axes.Id("y", panel));
        var line = new ScatterTrace
        {
            Name = PlotlyText.Escape(path.Name),
            LegendGroup = path.Name,
            ShowLegend = ReferenceEquals(paths.First(other => other.Name == path.Name), path),
            X = Short(path.X),
            Y = Short(path.Y),
            XAxis = x,
            YAxis = y,
            HoverTemplate = "(%{x:.3f}, %{y:.3f})",
            Line = new Line { Color = _colors[color % _colors.Length], Width = 1.4 },
        };
        var end = line with
        {
            ShowLegend = false,
            Mode = "markers",
            X = Short([path.X[^1]]),
            Y = Short([path.Y[^1]]),
            Line = null,
            Marker = new Marker { Color = _colors[color % _colors.Length], Size = 9 },
        };
        return [line, end];
    }

    // All charts share one scale: titles at the outer edges say enough.
    private static Axis Span(string? title, double limit) => new()
    {
        Title = title is null ? null : new Title { Text = PlotlyText.Escape(title) },
        Range = [-limit, limit],
        NTicks = 5,
        AutoMargin = false,
    };

    private static IEnumerable<Shape> Cross(int panel, double limit)
    {
        var line = new Line { Color = Theme.Muted, Width = 0.8 };
        var (x, y) = (Axes.Id("x", panel), Axes.Id("y", panel));
        yield return new Shape { XRef = x, YRef = y, X0 = -limit, X1 = limit, Layer = "below", Line = line };
        yield return new Shape { XRef = x, YRef = y, Y0 = -limit, Y1 = limit, Layer = "below", Line = line };
    }

    private static double[] Short(IReadOnlyList<double> values) => [.. values.Select(value => Math.Round(value, Digits))];
}
