namespace AnimeGan.Figures.Schema;

/// <summary>How many values fall into each bin.</summary>
public sealed record HistogramTrace : Trace
{
    /// <summary>The values that are counted.</summary>
    public Coordinates? X { get; init; }

    /// <summary>The bins; given, so that the live chart and the static one count alike.</summary>
    public required Bins XBins { get; init; }

    /// <summary>The bars' look.</summary>
    public Marker? Marker { get; init; }
}
