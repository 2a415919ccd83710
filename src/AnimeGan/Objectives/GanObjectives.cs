using System.Globalization;

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
    /// <summary>Every name there is.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["non-saturating", "minimax", "least-squares", "hinge", "wasserstein", "relativistic"];

    /// <summary>Makes the objective of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="realTarget">What D is taught to say of real samples: above 0.5 and at most 1, which is no smoothing (see <see cref="Regularization.RealTarget"/>).</param>
    /// <exception cref="ArgumentException">There is no such objective, or it has no target that could be smoothed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">realTarget is out of range.</exception>
    public static IGanObjective Create(string name, double realTarget = 1) => name switch
    {
        "non-saturating" => new NonSaturatingObjective(realTarget),
        "minimax" => new MinimaxObjective(realTarget),
        "least-squares" => new LeastSquaresObjective(realTarget),
        _ when !Names.Contains(name) => throw new ArgumentException($"There is no objective '{name}'; choose one of: {string.Join(", ", Names)}.", nameof(name)),
        _ when WhyNoTarget(name, realTarget) is { } reason => throw new ArgumentException(reason, nameof(realTarget)),
        "hinge" => new HingeObjective(),
        "wasserstein" => new WassersteinObjective(),
        _ => new RelativisticObjective(),
    };

    /// <summary>Why an objective cannot smooth its target, or null where it can or is not asked to.</summary>
    internal static string? WhyNoTarget(string name, double realTarget)
    {
        var reason = name switch
        {
            _ when realTarget == 1 => null,
            "hinge" => "hinge teaches D a margin, not a target",
            "wasserstein" => "a Wasserstein critic has no target, only a difference",
            "relativistic" => "the relativistic objective compares real samples with generated ones and teaches D no fixed target",
            _ => null,
        };
        return reason is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"RealTarget {realTarget} (one-sided label smoothing) does not go with objective \"{name}\", because {reason}; set RealTarget to 1, or the objective to \"non-saturating\" or \"least-squares\"");
    }
}
