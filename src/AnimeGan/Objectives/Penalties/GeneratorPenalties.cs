using AnimeGan.Plugins;

namespace AnimeGan.Objectives;

/// <summary>The penalties on G that others registered.</summary>
public static class GeneratorPenalties
{
    private static readonly PartList<Func<double, PartValues, IGeneratorPenalty>> _others = new("penalty of G");

    /// <summary>The names registered.</summary>
    public static IReadOnlyList<string> Names => _others.Names;

    /// <summary>Registers a penalty of your own, which a record asks for in Custom.Penalties.</summary>
    /// <param name="name">What a record calls it: letters, digits, '.', '-' and '_'.</param>
    /// <param name="make">Makes one for a run, from its weight and the numbers that the record has in Custom.Values.</param>
    /// <exception cref="ArgumentException">The name cannot be typed, or another has it.</exception>
    public static void Register(string name, Func<double, PartValues, IGeneratorPenalty> make) => _others.Add(name, make);

    /// <summary>Makes those registered that a record asks for.</summary>
    internal static IReadOnlyList<IGeneratorPenalty> Create(IEnumerable<(string Name, double Weight)> asked, PartValues values) =>
        [.. asked.Select(penalty => _others.Find(penalty.Name)?.Invoke(penalty.Weight, values)).OfType<IGeneratorPenalty>()];

    /// <summary>What a run remembers of a registered one; null where there is none.</summary>
    internal static Part? Describe(string name) => _others.Describe(name);

    /// <summary>Forgets a registered one.</summary>
    internal static void Unregister(string name) => _others.Remove(name);
}
