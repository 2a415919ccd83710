namespace AnimeGan.Figures.Schema;

/// <summary>One bar for each value.</summary>
public sealed record BarTrace : Trace
{
    /// <summary>Names, or lengths where <see cref="Orientation"/> is "h".</summary>
    public Coordinates? X { get; init; }

    /// <summary>Lengths, or names where <see cref="Orientation"/> is "h".</summary>
    public Coordinates? Y { get; init; }

    /// <summary>"v" for upright bars, "h" for lying ones.</summary>
    public string Orientation { get; init; } = "v";

    /// <summary>The bars' look.</summary>
    public Marker? Marker { get; init; }

    /// <summary>A label for each bar.</summary>
    public IReadOnlyList<string>? Text { get; init; }

    /// <summary>Where labels stand: "inside", "outside", "auto" or "none".</summary>
    public string? TextPosition { get; init; }

    /// <summary>False lets labels reach past the plot's edge.</summary>
    public bool? ClipOnAxis { get; init; }
}
