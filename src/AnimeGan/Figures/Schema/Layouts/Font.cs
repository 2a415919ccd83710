namespace AnimeGan.Figures.Schema;

/// <summary>A font.</summary>
public sealed record Font
{
    /// <summary>Families in order of preference, as in CSS.</summary>
    public string? Family { get; init; }

    /// <summary>Pixels.</summary>
    public double? Size { get; init; }

    /// <summary>"#rrggbb".</summary>
    public string? Color { get; init; }

    /// <summary>1 to 1000, as in CSS: 400 is normal, 600 half bold.</summary>
    public int? Weight { get; init; }
}
