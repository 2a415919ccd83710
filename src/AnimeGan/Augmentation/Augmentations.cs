namespace AnimeGan.Augmentation;

/// <summary>The augmentations by name.</summary>
public static class Augmentations
{
    /// <summary>What <see cref="AugmentationSettings.Kind"/> may be.</summary>
    public static IReadOnlyList<string> Names { get; } = ["none", "diffaugment", "ada"];

    /// <summary>Makes the augmentation that settings describe.</summary>
    /// <param name="settings">Which one, and its numbers.</param>
    /// <param name="batchSize">Real pictures that D sees between two calls of <see cref="IAugmentation.Observe"/>.</param>
    /// <returns>Null for "none"; dispose of it if it is <see cref="IDisposable"/>.</returns>
    /// <exception cref="ArgumentException">The name is not known, or a number is out of range.</exception>
    public static IAugmentation? Create(AugmentationSettings settings, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        settings.Validate();
        return settings.Kind switch
        {
            "diffaugment" => new DiffAugment(settings.Policy),
            "ada" => new AdaptiveAugmentation(settings, batchSize),
            _ => null,
        };
    }
}
