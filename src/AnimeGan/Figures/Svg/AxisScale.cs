using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>An axis that knows where on the drawing each of its values stands.</summary>
internal sealed class AxisScale
{
    /// <summary>More would be a grey bar, however long the axis.</summary>
    private const int MostMarks = 500;

    private const int Least = 2;

    private readonly double _first;
    private readonly double _last;

    /// <param name="axis">The axis's description.</param>
    /// <param name="range">The values, or logarithms of values, at the two pixels.</param>
    /// <param name="first">The pixel where the range begins.</param>
    /// <param name="last">The pixel where it ends.</param>
    public AxisScale(Axis axis, AxisRange range, double first, double last)
    {
        Axis = axis;
        Range = range;
        _first = first;
        _last = last;
    }

    public Axis Axis { get; }

    public AxisRange Range { get; }

    /// <summary>The pixel of a value; NaN where a logarithmic axis has no place for it.</summary>
    public double Place(double value) => PlaceOnAxis(Range.IsLog ? Math.Log10(value) : value);

    /// <summary>The pixel of a place in the axis's own terms: on a logarithmic axis a logarithm.</summary>
    public double PlaceOnAxis(double position)
    {
        var share = (position - Range.Start) / (Range.End - Range.Start);
        return double.IsFinite(share) ? _first + (share * (_last - _first)) : double.NaN;
    }

    /// <summary>The pixel of the i-th of some coordinates; names stand at their category.</summary>
    public double Place(Coordinates? coordinates, int i) => coordinates switch
    {
        null => PlaceOnAxis(i),
        { Names: { } names } => PlaceOnAxis(Range.CategoryOf(names[i])),
        _ => Place(coordinates.Numbers![i]),
    };

    /// <summary>Pixels and labels of the marks.</summary>
    public IReadOnlyList<(double Pixel, string Label)> Marks(double pixelsPerMark)
    {
        if (Range.Categories.Count > 0)
        {
            return [.. Range.Categories.Select((name, i) => (PlaceOnAxis(i), PlotlyText.ToPlain(name)))];
        }

        var (low, high) = (Math.Min(Range.Start, Range.End), Math.Max(Range.Start, Range.End));
        var atMost = (int)Math.Clamp(Math.Abs(_last - _first) / pixelsPerMark, 2, Math.Clamp(Axis.NTicks ?? MostMarks, 2, MostMarks));
        if (Range.IsLog && TickMarks.Logarithmic(low, high, atMost).Length >= Least)
        {
            return [.. TickMarks.Logarithmic(low, high, atMost).Select(v => (Place(v), TickMarks.Label(v, 0, Axis.TickFormat)))];
        }

        // Within a decade powers of ten are too rare; round numbers stand at their logarithms.
        var (first, last) = Range.IsLog ? (Math.Pow(10, low), Math.Pow(10, high)) : (low, high);

        // One mark says nothing of the scale.
        while (atMost < MostMarks && TickMarks.Linear(first, last, atMost).Length < Least)
        {
            atMost++;
        }

        var step = TickMarks.Step(last - first, atMost);
        return [.. TickMarks.Linear(first, last, atMost).Where(v => !Range.IsLog || v > 0).Select(v => (Place(v), TickMarks.Label(v, step, Axis.TickFormat)))];
    }
}
