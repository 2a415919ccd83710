namespace AnimeGan.Figures.Schema;

/// <summary>The legend's place and look.</summary>
public sealed record Legend
{
    /// <summary>"h" for a row, "v" for a column.</summary>
    public string? Orientation { get; init; }

    /// <summary>Place.</summary>
    public double? X { get; init; }

    /// <summary>Place.</summary>
    public double? Y { get; init; }

    /// <summary>Which side stands at <see cref="X"/>.</summary>
    public string? XAnchor { get; init; }

    /// <summary>Which side stands at <see cref="Y"/>.</summary>
    public string? YAnchor { get; init; }

    /// <summary>"paper" (the plot) or "container" (the whole figure).</summary>
    public string? YRef { get; init; }

    /// <summary>What stands behind the legend.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("bgcolor")]
    public string? Background { get; init; }
}
