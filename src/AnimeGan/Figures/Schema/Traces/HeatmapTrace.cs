namespace AnimeGan.Figures.Schema;

/// <summary>A table of values shown as colours.</summary>
public sealed record HeatmapTrace : Trace
{
    /// <summary>A name or position for each column.</summary>
    public Coordinates? X { get; init; }

    /// <summary>A name or position for each row.</summary>
    public Coordinates? Y { get; init; }

    /// <summary>The rows, all of one length.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Z { get; init; }

    /// <summary>The colours from the lowest to the highest value.</summary>
    public IReadOnlyList<ColorStop> ColorScale { get; init; } = Theme.Sequential;

    /// <summary>The value of the first colour; null for the smallest in <see cref="Z"/>.</summary>
    public double? ZMin { get; init; }

    /// <summary>The value of the last colour; null for the largest in <see cref="Z"/>.</summary>
    public double? ZMax { get; init; }

    /// <summary>Whether a scale of colours stands beside the chart.</summary>
    public bool? ShowScale { get; init; }
}
