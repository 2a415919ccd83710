namespace AnimeGan.Figures.Schema;

/// <summary>A line or rectangle laid over or under a plot.</summary>
public sealed record Shape
{
    /// <summary>"line" or "rect".</summary>
    public string Type { get; init; } = "line";

    /// <summary>What X0 and X1 are measured in: an axis such as "x2", or "paper" (0 to 1), or "x domain".</summary>
    public string XRef { get; init; } = "x";

    /// <summary>What Y0 and Y1 are measured in: an axis such as "y2", or "paper" (0 to 1), or "y domain".</summary>
    public string YRef { get; init; } = "y";

    /// <summary>First end.</summary>
    public double X0 { get; init; }

    /// <summary>Second end.</summary>
    public double X1 { get; init; }

    /// <summary>First end.</summary>
    public double Y0 { get; init; }

    /// <summary>Second end.</summary>
    public double Y1 { get; init; }

    /// <summary>The line's look.</summary>
    public Line? Line { get; init; }

    /// <summary>A rectangle's inside.</summary>
    public string? FillColor { get; init; }

    /// <summary>"above" or "below" the series.</summary>
    public string? Layer { get; init; }
}
