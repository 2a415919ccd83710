using System.Globalization;
using AnimeGan.Files;
using AnimeGan.Plugins;

namespace AnimeGan.Objectives;

/// <summary>The objectives by the names that a record uses.</summary>
/// <example>
/// <code>
/// var logits = tensor(new float[] { -1, 0, 1 }).reshape(3, 1);    // D's answers, [3, 1]
/// foreach (var name in GanObjectives.Names)
/// {
///     var (onReal, onFake) = GanObjectives.Create(name).Discriminator(logits, logits);
///     display($"{name}: {(onReal + onFake).item&lt;float>():0.000}");
/// }
/// </code>
/// </example>
public static class GanObjectives
{
    // A line an objective: its name, how it is made from the target of real samples, and why it has no target that could be smoothed.
    private static readonly (string Name, Func<double, IGanObjective> Make, string? WhyNoTarget)[] _table =
    [
        ("non-saturating", target => new NonSaturatingObjective(target), null),
        ("minimax", target => new MinimaxObjective(target), null),
        ("least-squares", target => new LeastSquaresObjective(target), null),
        ("hinge", _ => new HingeObjective(), "hinge teaches D a margin, not a target"),
        ("wasserstein", _ => new WassersteinObjective(), "a Wasserstein critic has no target, only a difference"),
        ("relativistic", _ => new RelativisticObjective(), "the relativistic objective compares real samples with generated ones and teaches D no fixed target"),
    ];

    private static readonly PartList<Func<PartValues, IGanObjective>> _others = new("objective", [.. _table.Select(row => row.Name)]);

    /// <summary>Every name there is, the registered ones last.</summary>
    public static IReadOnlyList<string> Names => [.. _table.Select(row => row.Name), .. _others.Names];

    /// <summary>The kit's own names alone.</summary>
    internal static IReadOnlyList<string> BuiltIn => [.. _table.Select(row => row.Name)];

    /// <summary>Registers an objective of your own, so that a record can name it.</summary>
    /// <param name="name">What a record calls it: letters, digits, '.', '-' and '_'.</param>
    /// <param name="make">Makes one for a run, from the numbers that its record has in Custom.Values.</param>
    /// <exception cref="ArgumentException">The name cannot be typed, or another has it.</exception>
    public static void Register(string name, Func<PartValues, IGanObjective> make) => _others.Add(name, make);

    /// <summary>Makes the objective of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="realTarget">What D is taught to say of real samples: above 0.5 and at most 1, which is no smoothing (see <see cref="Regularization.RealTarget"/>).</param>
    /// <param name="values">Numbers for one that was registered; null for none.</param>
    /// <exception cref="ArgumentException">There is no such objective, or it has no target that could be smoothed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">realTarget is out of range.</exception>
    public static IGanObjective Create(string name, double realTarget = 1, PartValues? values = null)
    {
        if (!Names.Contains(name))
        {
            throw new ArgumentException($"There is no objective '{name}'; choose one of: {string.Join(", ", Names)}{Spelling.End(name, Names)}", nameof(name));
        }

        if (WhyNoTarget(name, realTarget) is { } reason)
        {
            throw new ArgumentException(reason, nameof(realTarget));
        }

        return _others.Find(name) is { } make ? make(values ?? PartValues.Parse("")) : Row(name).Make(realTarget);
    }

    /// <summary>What a run remembers of a registered objective; null for the kit's own.</summary>
    internal static Part? Describe(string name) => _others.Describe(name);

    /// <summary>Forgets a registered objective.</summary>
    internal static void Unregister(string name) => _others.Remove(name);

    /// <summary>Why an objective cannot smooth its target, or null where it can or is not asked to.</summary>
    internal static string? WhyNoTarget(string name, double realTarget) => realTarget == 1 || (_others.Find(name) is null ? Row(name).WhyNoTarget : "it was registered, and a registered objective has its own targets") is not { } reason
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"RealTarget {realTarget} (one-sided label smoothing) does not go with objective \"{name}\", because {reason}; set RealTarget to 1, or the objective to \"non-saturating\" or \"least-squares\"");

    private static (string Name, Func<double, IGanObjective> Make, string? WhyNoTarget) Row(string name) => Array.Find(_table, row => row.Name == name);
}
