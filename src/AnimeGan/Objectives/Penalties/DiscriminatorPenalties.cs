using AnimeGan.Plugins;

namespace AnimeGan.Objectives;

/// <summary>The penalties on D that a record asks for.</summary>
public static class DiscriminatorPenalties
{
    private static readonly PartList<Func<double, PartValues, IDiscriminatorPenalty>> _others = new("penalty of D");

    /// <summary>The names registered.</summary>
    public static IReadOnlyList<string> Names => _others.Names;

    /// <summary>Registers a penalty of your own, which a record asks for in Custom.Penalties.</summary>
    /// <param name="name">What a record calls it: letters, digits, '.', '-' and '_'.</param>
    /// <param name="make">Makes one for a run, from its weight and the numbers that the record has in Custom.Values.</param>
    /// <exception cref="ArgumentException">The name cannot be typed, or another has it.</exception>
    public static void Register(string name, Func<double, PartValues, IDiscriminatorPenalty> make) => _others.Add(name, make);

    /// <summary>Makes those registered that a record asks for.</summary>
    internal static IReadOnlyList<IDiscriminatorPenalty> Create(IEnumerable<(string Name, double Weight)> asked, PartValues values) =>
        [.. asked.Select(penalty => _others.Find(penalty.Name)?.Invoke(penalty.Weight, values)).OfType<IDiscriminatorPenalty>()];

    /// <summary>What a run remembers of a registered one; null where there is none.</summary>
    internal static Part? Describe(string name) => _others.Describe(name);

    /// <summary>Forgets a registered one.</summary>
    internal static void Unregister(string name) => _others.Remove(name);

    /// <summary>Makes the kit's own, in the order in which a step adds them; none where every weight is 0.</summary>
    /// <param name="regularization">The record's regularisation.</param>
    internal static IReadOnlyList<IDiscriminatorPenalty> Create(Regularization regularization)
    {
        ArgumentNullException.ThrowIfNull(regularization);
        var penalties = new List<IDiscriminatorPenalty>();
        if (regularization.R1 > 0)
        {
            penalties.Add(new R1Penalty(regularization.R1));
        }

        if (regularization.R2 > 0)
        {
            penalties.Add(new R2Penalty(regularization.R2));
        }

        if (regularization.GradientPenalty > 0)
        {
            penalties.Add(new WassersteinGradientPenalty(regularization.GradientPenalty));
        }

        if (regularization.Dragan > 0)
        {
            penalties.Add(new DraganPenalty(regularization.Dragan));
        }

        return penalties;
    }
}
