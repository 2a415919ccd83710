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

    /// <summary>Where labels stand: "inside" (at a bar's start, in the static chart), "outside" or "none".</summary>
    public string? TextPosition { get; init; }

    /// <summary>Where a label inside a bar stands: "start", "middle" or "end".</summary>
    public string? InsideTextAnchor { get; init; }

    /// <summary>The font of labels inside bars.</summary>
    public Font? InsideTextFont { get; init; }

    /// <summary>The turn of labels in degrees; 0 keeps Plotly from turning those that do not fit.</summary>
    public double? TextAngle { get; init; }

    /// <summary>"none" keeps labels at their size where a bar is too small for them.</summary>
    public string? ConstrainText { get; init; }

    /// <summary>False lets labels reach past the plot's edge.</summary>
    public bool? ClipOnAxis { get; init; }
}
