namespace AnimeGan.Figures.Schema;

/// <summary>A line's look.</summary>
public sealed record Line
{
    /// <summary>"#rrggbb" or "rgba(…)".</summary>
    public string? Color { get; init; }

    /// <summary>Pixels.</summary>
    public double? Width { get; init; }

    /// <summary>"solid", "dash", "dot", "dashdot" or "longdash".</summary>
    public string? Dash { get; init; }
}
