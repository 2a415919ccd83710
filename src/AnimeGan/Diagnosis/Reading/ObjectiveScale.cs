using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>What an objective's losses mean: where they rest, and what D believes when they stand at a value. It makes runs under different objectives comparable.</summary>
/// <remarks>
/// At rest D tells real from generated no better than a coin. The rest values are those of the objectives' own files
/// (Goodfellow et al. 2014, theorem 1, for cross-entropy: log 2 a half). D's lead is D(x) − D(G(z)): 0 for a coin, 1
/// where D is always right. A critic's values (Wasserstein) have no scale, so it has no rest and no lead.
/// Smoothed targets shrink all of it: D is taught to say α of real samples, the best D says α p / (p + q) (Salimans et al.
/// 2016, arXiv 1606.03498, section 3.4), so that a D that is always right leads by α and one at rest believes α / 2. Leads
/// and beliefs are therefore shares of α, and the same numbers mean the same with and without smoothing.
/// </remarks>
public sealed record ObjectiveScale
{
    // A line an objective: a half of D's loss and G's loss at rest, D's lead by a half of its loss, D's belief in fakes by G's loss; α is the target.
    private static readonly (string Name, Func<string, double, ObjectiveScale> Of)[] _table =
    [
        ("non-saturating", (name, a) => new(name, a, HalfCrossEntropy(0, a), -Math.Log(a / 2), loss => CrossEntropyLead(loss, a), loss => Math.Exp(-loss) / a)),
        ("minimax", (name, a) => new(name, a, HalfCrossEntropy(0, a), Math.Log(1 - (a / 2)), loss => CrossEntropyLead(loss, a), loss => (1 - Math.Exp(Math.Min(0, loss))) / a)),
        ("least-squares", (name, a) => new(name, a, a * a / 8, a * a / 8, loss => 1 - (2 * Root(2 * loss) / a), loss => 1 - (Root(2 * loss) / a))),
        ("hinge", (name, a) => new(name, a, 1, 0, loss => 1 - loss, loss => (1 - loss) / 2)),
        ("wasserstein", (name, a) => new(name, a, null, null, null, null)),
        ("relativistic", (name, a) => new(name, a, Math.Log(2), 2 * Math.Log(2), loss => CrossEntropyLead(loss, a), loss => Math.Exp(-loss / 2))),
    ];

    // Losses that are 0 were rounded.
    private const double Least = 1e-7;

    private readonly Func<double, double>? _leadOfLoss;
    private readonly Func<double, double>? _beliefOfG;

    private ObjectiveScale(string name, double target, double? rest, double? generatorRest, Func<double, double>? leadOfLoss, Func<double, double>? beliefOfG) =>
        (Name, RealTarget, Rest, GeneratorRest, _leadOfLoss, _beliefOfG) = (name, target, rest, generatorRest, leadOfLoss, beliefOfG);

    /// <summary>The objectives that have a scale here.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _table.Select(row => row.Name)];

    /// <summary>The objective's name.</summary>
    public string Name { get; }

    /// <summary>α, what D is taught to say of real samples: above 0.5 and at most 1, which is no smoothing.</summary>
    public double RealTarget { get; }

    /// <summary>A half of D's loss at rest; null where there is no such value.</summary>
    public double? Rest { get; }

    /// <summary>G's loss at rest; null where there is no such value.</summary>
    public double? GeneratorRest { get; }

    /// <summary>Whether losses are cross-entropies.</summary>
    public bool IsCrossEntropy => Name is "non-saturating" or "minimax" or "relativistic";

    /// <summary>Whether the means of D's beliefs in a run's statistics say how far D leads; where not, they are for charts alone.</summary>
    public bool HasBeliefs => Name is not ("wasserstein" or "relativistic");

    /// <summary>The scale of an objective.</summary>
    /// <param name="objective">One of <see cref="Names"/>.</param>
    /// <param name="realTarget">α, what D is taught to say of real samples: above 0.5 and at most 1, which is no smoothing (see <see cref="Regularization.RealTarget"/>).</param>
    /// <exception cref="ArgumentException">There is no such objective, or it has no target that could be smoothed; the message says which there are, or why.</exception>
    /// <exception cref="ArgumentOutOfRangeException">realTarget is out of range.</exception>
    public static ObjectiveScale Of(string objective, double realTarget = 1)
    {
        var a = Objectives.RealTarget.Require(realTarget);
        if (GanObjectives.WhyNoTarget(objective, a) is { } reason)
        {
            throw new ArgumentException(reason, nameof(realTarget));
        }

        return Array.Find(_table, row => row.Name == objective) is { Of: { } scale }
            ? scale(objective, a)
            : GanObjectives.Names.Contains(objective) ? Without(objective)
            : throw new ArgumentException($"There is no objective '{objective}'; there are: {string.Join(", ", Names)}.", nameof(objective));
    }

    /// <summary>The scale of a run's objective, also where it is one that somebody registered and nobody has here.</summary>
    internal static ObjectiveScale OfRun(TrainingRecord record) =>
        Names.Contains(record.Objective) ? Of(record.Objective, record.Regularization.RealTarget) : Without(record.Objective);

    /// <summary>Of an objective that nothing is known of but its name: its losses have no rest, its beliefs are what its author calls so.</summary>
    internal static ObjectiveScale Without(string objective) => new(objective, 1, null, null, null, null);

    /// <summary>D's lead that a half of its loss speaks of.</summary>
    /// <param name="half">The mean of D's two halves.</param>
    /// <returns>−1 to 1, as a share of <see cref="RealTarget"/>; NaN where the objective has no scale.</returns>
    public double Lead(double half) => _leadOfLoss is null ? double.NaN : Math.Clamp(_leadOfLoss(half), -1, 1);

    /// <summary>D's belief in generated samples that G's loss speaks of.</summary>
    /// <param name="loss">G's loss.</param>
    /// <returns>0 to 1, as a share of <see cref="RealTarget"/>; NaN where the objective has no scale.</returns>
    public double BeliefInFakes(double loss) => _beliefOfG is null ? double.NaN : Math.Clamp(_beliefOfG(loss), 0, 1);

    /// <summary>The least that D's loss on generated samples can be where G's loss on them is so.</summary>
    /// <param name="loss">G's loss.</param>
    /// <returns>At least 0; NaN where the two say nothing of each other.</returns>
    /// <remarks>
    /// By Jensen's inequality and Minkowski's: with l = D(G(z)) and mean softplus(−l) = g, the mean of softplus(l) = softplus(−l) + l is
    /// g + mean l, and softplus(−mean l) is at most g; so it is at least −log(1 − e^−g). Of squares, √(mean l²) is at least 1 − √(mean (l − 1)²).
    /// </remarks>
    internal double LeastLossOnFakes(double loss) => Name switch
    {
        "non-saturating" => -Math.Log(1 - Math.Exp(-Math.Max(Least, loss))),
        "minimax" => Math.Max(0, -loss),
        "least-squares" => Math.Pow(Math.Max(0, RealTarget - Root(2 * loss)), 2) / 2,
        "hinge" => Math.Max(0, 1 - loss),
        _ => double.NaN,
    };

    // The mean of both halves where D leads by a share of α, as evenly as can be: D(x) = α (1 + lead) / 2, D(G(z)) = α (1 − lead) / 2.
    private static double HalfCrossEntropy(double lead, double a)
    {
        var (real, fake) = (a * (1 + lead) / 2, a * (1 - lead) / 2);
        var unsmoothed = a < 1 ? (1 - a) * Math.Log(1 - real) : 0;
        return -((a * Math.Log(real)) + unsmoothed + Math.Log(1 - fake)) / 2;
    }

    // Without smoothing 2 e^−half − 1. With it there is no closed form; the loss falls from lead to lead, so halving finds it.
    private static double CrossEntropyLead(double half, double a)
    {
        if (a == 1 || double.IsNaN(half))
        {
            return (2 * Math.Exp(-half)) - 1;
        }

        var (low, high) = (-1.0, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = HalfCrossEntropy(middle, a) > half ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double Root(double value) => Math.Sqrt(Math.Max(0, value));
}
