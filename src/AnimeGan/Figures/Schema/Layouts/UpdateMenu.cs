namespace AnimeGan.Figures.Schema;

/// <summary>A row of buttons.</summary>
public sealed record UpdateMenu
{
    /// <summary>"buttons" or "dropdown".</summary>
    public string Type { get; init; } = "buttons";

    /// <summary>"left" puts the buttons beside each other, "down" under each other.</summary>
    public string Direction { get; init; } = "left";

    /// <summary>Whether the last pressed button looks pressed.</summary>
    public bool ShowActive { get; init; }

    /// <summary>Place on the plot, 0 to 1.</summary>
    public double? X { get; init; }

    /// <summary>Place on the plot, 0 to 1.</summary>
    public double? Y { get; init; }

    /// <summary>Which side stands at <see cref="X"/>.</summary>
    public string? XAnchor { get; init; }

    /// <summary>Which side stands at <see cref="Y"/>.</summary>
    public string? YAnchor { get; init; }

    /// <summary>Space around the buttons.</summary>
    public Margin? Pad { get; init; }

    /// <summary>The buttons.</summary>
    public required IReadOnlyList<SliderStep> Buttons { get; init; }
}
