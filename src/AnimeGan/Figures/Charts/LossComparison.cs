using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>The losses of several runs, a small chart each, all on one scale.</summary>
public static class LossComparison
{
    private const double PanelHeight = 170;
    private const double RowOverhead = 76;

    /// <summary>Draws D's total and G's loss of each run.</summary>
    /// <param name="runs">At least one.</param>
    /// <param name="options">Null for the usual; the halves of D are not drawn.</param>
    /// <param name="columns">How many charts stand side by side, at least 1.</param>
    /// <exception cref="ArgumentException">There are no runs, or the lists of one are not of one length.</exception>
    public static Figure Create(IReadOnlyList<LossRun> runs, LossChartOptions? options = null, int columns = 2)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (runs.Count == 0)
        {
            throw new ArgumentException("A comparison needs at least one run, got none.", nameof(runs));
        }

        options ??= new LossChartOptions { Title = "Losses compared" };
        columns = Math.Min(columns, runs.Count);
        var grid = new SmallMultiples(runs.Count, columns, [.. runs.Select(_ => PanelHeight)], RowOverhead);
        var lines = options.ShowEquilibrium ? TotalAndGenerator(options) : [];
        var notes = lines.Count == 0 ? [] : new[] { "dashed: equilibrium of D total (black) and G (vermilion)" };
        var top = 40.0 + (16 * notes.Length);
        return new Figure
        {
            Data = [.. runs.SelectMany((run, i) => Curves(run, i, options))],
            Layout = new Layout
            {
                Template = Theme.Template,
                Title = Figures.Curves.Heading(options.Title, notes),
                AutoSize = true,
                Height = top + grid.Height + 40,
                Margin = new Margin { L = 52, R = 12, T = top, B = 40 },
                ShowLegend = true,
                XAxes = [.. runs.Select((_, i) => StepAxis(i, i + columns < runs.Count ? null : options.StepTitle) with { Domain = grid.X(i) })],
                YAxes = [.. runs.Select((_, i) => ValueAxis(i, firstInRow: i % columns == 0) with { Domain = grid.Y(i) })],
                Shapes = [.. runs.SelectMany((_, i) => lines.Select(line => Figures.Curves.ReferenceLine(line.Value, Axes.Id("y", i)) with { Line = new Line { Color = line.Color, Width = 1, Dash = "dash" } }))],
                Annotations = [.. runs.Select((run, i) => Axes.Heading(run.Name, i))],
            },
        };
    }

    private static IEnumerable<Trace> Curves(LossRun run, int index, LossChartOptions options)
    {
        Figures.Curves.RequireSameLength(run.Steps, run.DReal, nameof(run.DReal));
        Figures.Curves.RequireSameLength(run.Steps, run.DFake, nameof(run.DFake));
        Figures.Curves.RequireSameLength(run.Steps, run.G, nameof(run.G));
        var beta = options.Beta ?? Smoothing.DefaultBeta(run.Steps.Count);
        return Figures.Curves.Of(LossChart.TotalName(options.Convention), Theme.Ink, run.Steps, LossChart.Total(run.DReal, run.DFake, options.Convention), beta, options.MaximumPoints)
            .Concat(Figures.Curves.Of("G", Theme.Vermilion, run.Steps, run.G, beta, options.MaximumPoints))
            .Select(trace => trace with
            {
                XAxis = Axes.Id("x", index),
                YAxis = Axes.Id("y", index),
                ShowLegend = index == 0 && trace.ShowLegend != false ? null : false,
            });
    }

    private static List<(double Value, string Color)> TotalAndGenerator(LossChartOptions options) =>
    [
        (Equilibrium.DiscriminatorTotal(options.Convention), Theme.Ink),
        (Equilibrium.Generator(options.GeneratorLoss), Theme.Vermilion),
    ];

    private static Axis StepAxis(int index, string? title) => new()
    {
        Anchor = Axes.Id("y", index),
        TickFormat = ",d",
        NTicks = 5,
        Title = title is null ? null : new Title { Text = PlotlyText.Escape(title) },
    };

    // All but the first share the first one's range: only so can heights be compared.
    private static Axis ValueAxis(int index, bool firstInRow) => new()
    {
        Anchor = Axes.Id("x", index),
        Matches = index == 0 ? null : "y",
        ShowTickLabels = firstInRow ? null : false,
        Title = firstInRow ? new Title { Text = "loss in nats" } : null,
    };
}
