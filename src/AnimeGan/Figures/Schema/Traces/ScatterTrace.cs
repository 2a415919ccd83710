namespace AnimeGan.Figures.Schema;

/// <summary>Points joined by lines, marked, or both.</summary>
public sealed record ScatterTrace : Trace
{
    /// <summary>Positions along the horizontal axis.</summary>
    public Coordinates? X { get; init; }

    /// <summary>Positions along the vertical axis, as many as <see cref="X"/>; a value that is not finite leaves a gap.</summary>
    public Coordinates? Y { get; init; }

    /// <summary>"lines", "markers" or "lines+markers".</summary>
    public string Mode { get; init; } = "lines";

    /// <summary>The line's look.</summary>
    public Line? Line { get; init; }

    /// <summary>The markers' look.</summary>
    public Marker? Marker { get; init; }
}
