using AnimeGan.Plugins;

namespace AnimeGan.Augmentation;

/// <summary>The augmentations by name.</summary>
public static class Augmentations
{
    private static readonly string[] _own = ["none", "diffaugment", "ada"];
    private static readonly PartList<Func<PartValues, IAugmentation>> _others = new("augmentation", _own);

    /// <summary>What <see cref="AugmentationSettings.Kind"/> may be, the registered ones last.</summary>
    public static IReadOnlyList<string> Names => [.. _own, .. _others.Names];

    /// <summary>Registers an augmentation of your own, so that <see cref="AugmentationSettings.Kind"/> can name it.</summary>
    /// <param name="name">What a record calls it: letters, digits, '.', '-' and '_'.</param>
    /// <param name="make">Makes one for a run, from the numbers that its record has in Custom.Values.</param>
    /// <exception cref="ArgumentException">The name cannot be typed, or another has it.</exception>
    public static void Register(string name, Func<PartValues, IAugmentation> make) => _others.Add(name, make);

    /// <summary>Makes the augmentation that settings describe.</summary>
    /// <param name="settings">Which one, and its numbers.</param>
    /// <param name="batchSize">Real pictures that D sees between two calls of <see cref="IAugmentation.Observe"/>.</param>
    /// <param name="values">Numbers for one that was registered; null for none.</param>
    /// <returns>Null for "none"; dispose of it if it is <see cref="IDisposable"/>.</returns>
    /// <exception cref="ArgumentException">The name is not known, or a number is out of range.</exception>
    public static IAugmentation? Create(AugmentationSettings settings, int batchSize, PartValues? values = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        settings.Validate();
        return settings.Kind switch
        {
            "diffaugment" => new DiffAugment(settings.Policy),
            "ada" => new AdaptiveAugmentation(settings, batchSize),
            var name => _others.Find(name)?.Invoke(values ?? PartValues.Parse("")),
        };
    }

    /// <summary>What a run remembers of a registered one; null for the kit's own.</summary>
    internal static Part? Describe(string name) => _others.Describe(name);

    /// <summary>Forgets a registered one.</summary>
    internal static void Unregister(string name) => _others.Remove(name);
}
