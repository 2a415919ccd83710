namespace AnimeGan.Figures.Schema;

/// <summary>Space around a plot, in pixels.</summary>
public sealed record Margin
{
    /// <summary>Left.</summary>
    public double? L { get; init; }

    /// <summary>Right.</summary>
    public double? R { get; init; }

    /// <summary>Top.</summary>
    public double? T { get; init; }

    /// <summary>Bottom.</summary>
    public double? B { get; init; }
}
