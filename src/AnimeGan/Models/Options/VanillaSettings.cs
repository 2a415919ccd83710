namespace AnimeGan.Models;

/// <summary>The part of a vanilla GAN on images that a record chooses.</summary>
public sealed record VanillaSettings
{
    /// <summary>Units of each of G's hidden layers.</summary>
    public int GeneratorWidth { get; init; } = 512;

    /// <summary>G's hidden layers.</summary>
    public int GeneratorLayers { get; init; } = 2;

    /// <summary>Units of each of D's hidden layers.</summary>
    public int DiscriminatorWidth { get; init; } = 256;

    /// <summary>D's hidden layers.</summary>
    public int DiscriminatorLayers { get; init; } = 2;

    /// <summary>Linear pieces of each of D's maxout units; 1 for LeakyReLU with slope 0.2.</summary>
    public int MaxoutPieces { get; init; } = 1;
}
