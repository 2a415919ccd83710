using System.Text.Json.Serialization;

namespace AnimeGan.Figures.Schema;

/// <summary>A slider under a plot.</summary>
public sealed record Slider
{
    /// <summary>The step that is shown first.</summary>
    public int Active { get; init; }

    /// <summary>The steps, from left to right.</summary>
    public required IReadOnlyList<SliderStep> Steps { get; init; }

    /// <summary>How the current step is announced.</summary>
    public CurrentValue? CurrentValue { get; init; }

    /// <summary>Left edge, 0 to 1 of the plot's width.</summary>
    public double? X { get; init; }

    /// <summary>Length, 0 to 1 of the plot's width.</summary>
    [JsonPropertyName("len")]
    public double? Length { get; init; }

    /// <summary>Space around the slider.</summary>
    public Margin? Pad { get; init; }
}
