namespace AnimeGan.Figures.Schema;

/// <summary>Values over a plane as colours, with lines of equal value.</summary>
public sealed record ContourTrace : Trace
{
    /// <summary>The position of each column, rising and evenly spaced.</summary>
    public required Coordinates X { get; init; }

    /// <summary>The position of each row, rising and evenly spaced.</summary>
    public required Coordinates Y { get; init; }

    /// <summary>The rows, all of one length; the first is at the first of <see cref="Y"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Z { get; init; }

    /// <summary>Where the lines run.</summary>
    public required Contours Contours { get; init; }

    /// <summary>False has <see cref="Contours"/> decide on the lines, not Plotly.</summary>
    public bool AutoContour { get; init; }

    /// <summary>The lines' look.</summary>
    public Line? Line { get; init; }

    /// <summary>The colours from the lowest to the highest value.</summary>
    public IReadOnlyList<ColorStop> ColorScale { get; init; } = Theme.Sequential;

    /// <summary>The value of the first colour; null for the smallest in <see cref="Z"/>.</summary>
    public double? ZMin { get; init; }

    /// <summary>The value of the last colour; null for the largest in <see cref="Z"/>.</summary>
    public double? ZMax { get; init; }

    /// <summary>Whether a scale of colours stands beside the chart.</summary>
    public bool? ShowScale { get; init; }
}
