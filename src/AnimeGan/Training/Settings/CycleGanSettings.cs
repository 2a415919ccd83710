using System.Globalization;

namespace AnimeGan.Training;

/// <summary>What a record says of CycleGAN alone; its widths, sizes and rates are the record's own.</summary>
/// <remarks>The defaults are the paper's: Zhu et al. 2017 (arXiv 1703.10593), sections 3.3, 4, 5.2 and 7.2.</remarks>
public sealed record CycleGanSettings
{
    /// <summary>Residual blocks of a generator, at least 1. The paper: 6 at 128×128, 9 from 256×256 on.</summary>
    public int Blocks { get; init; } = 6;

    /// <summary>Whether a generator adds to its input what is to change, rather than drawing a picture anew; not in the paper, but many times faster where most of a picture stays.</summary>
    public bool Residual { get; init; }

    /// <summary>How often a discriminator halves its picture: 3 judge patches of 70×70, as in the paper; 2 of 34×34, 1 of 16×16.</summary>
    public int DiscriminatorLayers { get; init; } = 3;

    /// <summary>Channels of a discriminator after its first layer; 0 for the record's BaseWidth.</summary>
    public int DiscriminatorWidth { get; init; }

    /// <summary>λ of the cycle loss, the L1 distance between a picture and what comes back of it; 0 for none (Eq. 2 and 3).</summary>
    public double CycleWeight { get; init; } = 10;

    /// <summary>Weight of the identity loss, the L1 distance between a picture of a generator's own target domain and what it makes of it; 0 for none (section 5.2: 0.5 λ).</summary>
    public double IdentityWeight { get; init; } = 5;

    /// <summary>Weight of the generators' adversarial loss. 2, since the objective 'least-squares' carries the factor 1/2 that the paper's generators do not; D's half has it in the paper too (section 7.2).</summary>
    public double AdversarialWeight { get; init; } = 2;

    /// <summary>Translated pictures kept for each discriminator to look back on; 0 shows it the newest alone (section 4).</summary>
    public int PoolSize { get; init; } = 50;

    /// <summary>What is out of range, as sentences without a full stop.</summary>
    internal IEnumerable<string> Faults()
    {
        foreach (var (name, weight) in new[] { (nameof(CycleWeight), CycleWeight), (nameof(IdentityWeight), IdentityWeight), (nameof(AdversarialWeight), AdversarialWeight) })
        {
            if (weight < 0 || !double.IsFinite(weight))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"CycleGan.{name} must be at least 0, got {weight}");
            }
        }

        if (PoolSize is < 0 or > 1000)
        {
            yield return $"CycleGan.PoolSize must lie in 0 to 1000, got {PoolSize}";
        }
    }
}
