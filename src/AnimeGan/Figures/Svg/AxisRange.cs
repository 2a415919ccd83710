using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>What an axis spans, from its description and from what is drawn on it.</summary>
internal sealed record AxisRange(double Start, double End, bool IsLog, IReadOnlyList<string> Categories)
{
    /// <summary>A category's place: 0 for the first.</summary>
    public double CategoryOf(string name)
    {
        for (var i = 0; i < Categories.Count; i++)
        {
            if (Categories[i] == name)
            {
                return i;
            }
        }

        return double.NaN;
    }

    /// <summary>The range of one axis.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="axis">The axis's description.</param>
    /// <param name="id">"x", "x2", "y" and so on.</param>
    public static AxisRange Of(Figure figure, Axis axis, string id)
    {
        var horizontal = id[0] == 'x';
        var shared = axis.Matches ?? id;
        var traces = figure.Data.Where(t => SharedId(figure, (horizontal ? t.XAxis : t.YAxis) ?? id[..1]) == shared).ToList();
        var categories = traces.SelectMany(t => Names(t, horizontal)).Distinct().ToList();
        var isLog = axis.Type == "log";
        if (axis.Range is { Count: 2 } range)
        {
            return new AxisRange(range[0], range[1], isLog, categories);
        }

        var extents = traces.SelectMany(t => TraceExtent.Along(t, horizontal)).Concat(ShapeEnds(figure, shared));
        var values = extents.Where(v => double.IsFinite(v) && (!isLog || v > 0)).Select(v => isLog ? Math.Log10(v) : v).ToList();
        if (categories.Count > 0)
        {
            values = [-0.5, categories.Count - 0.5];
        }

        var (low, high) = values.Count == 0 ? (0.0, 1.0) : (values.Min(), values.Max());
        if (high - low < 1e-12 * Math.Max(1, Math.Abs(high)))
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        (low, high) = categories.Count > 0 ? (low, high) : Padded(axis, traces, horizontal, low, high);
        return axis.AutoRange == "reversed" || traces.Any(t => t is ImageTrace && !horizontal)
            ? new AxisRange(high, low, isLog, categories)
            : new AxisRange(low, high, isLog, categories);
    }

    // Axes that match share the range of the one that they name.
    private static string SharedId(Figure figure, string id) => Panel.AxisOf(figure, id).Matches ?? id;

    // Lines run from edge to edge; marks, bars and heights get air where they would touch the frame.
    private static (double Low, double High) Padded(Axis axis, List<Trace> traces, bool horizontal, double low, double high)
    {
        var pad = (high - low) * 0.06;
        var filled = traces.Exists(t => t is ImageTrace or HeatmapTrace or ContourTrace);
        var onlyLines = traces.TrueForAll(t => t is ScatterTrace { Mode: "lines" } or HistogramTrace);
        if (filled || (horizontal && onlyLines))
        {
            return (low, high);
        }

        var fromZero = traces.Exists(t => t is BarTrace or HistogramTrace) || axis.RangeMode == "tozero";
        return (fromZero && low >= 0 ? Math.Min(low, 0) : low - pad, fromZero && high <= 0 ? Math.Max(high, 0) : high + pad);
    }

    private static IEnumerable<string> Names(Trace trace, bool horizontal) => trace switch
    {
        ScatterTrace s => (horizontal ? s.X : s.Y)?.Names ?? [],
        BarTrace b => (horizontal ? b.X : b.Y)?.Names ?? [],
        HeatmapTrace h => (horizontal ? h.X : h.Y)?.Names ?? [],
        _ => [],
    };

    private static IEnumerable<double> ShapeEnds(Figure figure, string id) => (figure.Layout.Shapes ?? [])
        .SelectMany(s => IsOn(figure, s.XRef, id) ? [s.X0, s.X1] : IsOn(figure, s.YRef, id) ? new[] { s.Y0, s.Y1 } : []);

    // "paper" and "x domain" are no axes.
    private static bool IsOn(Figure figure, string reference, string id) =>
        reference[0] == id[0] && reference.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 && SharedId(figure, reference) == id;
}
