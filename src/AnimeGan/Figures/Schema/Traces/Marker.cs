namespace AnimeGan.Figures.Schema;

/// <summary>The look of markers or bars.</summary>
public sealed record Marker
{
    /// <summary>"#rrggbb" or "rgba(…)".</summary>
    public string? Color { get; init; }

    /// <summary>A marker's diameter in pixels; bars ignore it.</summary>
    public double? Size { get; init; }

    /// <summary>"circle", "square", "diamond", "triangle-up", "triangle-down", "cross" or "x"; null for a circle. A still drawing sets some along a line that has no markers of its own.</summary>
    public string? Symbol { get; init; }

    /// <summary>What bars are hatched with; null for nothing.</summary>
    public Pattern? Pattern { get; init; }

    /// <summary>The outline.</summary>
    public Line? Line { get; init; }
}
