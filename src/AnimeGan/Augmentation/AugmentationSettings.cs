namespace AnimeGan.Augmentation;

/// <summary>How what D is shown is changed at random.</summary>
public sealed record AugmentationSettings
{
    /// <summary>"none", "diffaugment" (Zhao et al. 2020, arXiv 2006.10738) or "ada" (Karras et al. 2020, arXiv 2006.06676).</summary>
    public string Kind { get; init; } = "none";

    /// <summary>DiffAugment's parts, of color, translation and cutout, separated by commas.</summary>
    public string Policy { get; init; } = "color,translation,cutout";

    /// <summary>ADA: what E[sign(D(real))] is steered to (section 3.2).</summary>
    public double Target { get; init; } = 0.6;

    /// <summary>ADA: the strength p to begin with, 0 to 1.</summary>
    public double Strength { get; init; }

    /// <summary>ADA: real images in which p can go from 0 to 1; 0 keeps p where it began.</summary>
    public double SpeedImages { get; init; } = 500_000;
}
