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

    /// <summary>What is out of range: names the value, what it may be, and what it is; empty where all is well.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Check(Augmentations.Names.Contains(Kind), $"Augmentation.Kind must be one of {string.Join(", ", Augmentations.Names)}, got \"{Kind}\"");
        Check(DiffAugment.IsPolicy(Policy), $"Augmentation.Policy must name some of {string.Join(", ", DiffAugment.Parts)}, each once and separated by commas, got \"{Policy}\"");
        Check(Target is > -1 and < 1, FormattableString.Invariant($"Augmentation.Target must lie between -1 and 1, got {Target}"));
        Check(Strength is >= 0 and <= 1, FormattableString.Invariant($"Augmentation.Strength must be 0 to 1, got {Strength}"));
        Check(SpeedImages >= 0 && double.IsFinite(SpeedImages), FormattableString.Invariant($"Augmentation.SpeedImages must be at least 0, got {SpeedImages}"));
        return faults;

        void Check(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>Throws where a value is out of range.</summary>
    /// <exception cref="ArgumentException">Names every such value, what it may be, and what it is.</exception>
    public void Validate()
    {
        if (Faults() is [_, ..] faults)
        {
            throw new ArgumentException($"This augmentation cannot be made: {string.Join("; ", faults)}.");
        }
    }
}
