namespace AnimeGan.Figures.Schema;

/// <summary>The look of markers or bars.</summary>
public sealed record Marker
{
    /// <summary>"#rrggbb" or "rgba(…)".</summary>
    public string? Color { get; init; }

    /// <summary>A marker's diameter in pixels; bars ignore it.</summary>
    public double? Size { get; init; }

    /// <summary>The outline.</summary>
    public Line? Line { get; init; }
}
