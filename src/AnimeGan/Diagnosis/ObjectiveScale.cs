namespace AnimeGan.Diagnosis;

/// <summary>What an objective's losses mean: where they rest, and what D believes when they stand at a value. It makes runs under different objectives comparable.</summary>
/// <remarks>
/// At rest D tells real from generated no better than a coin. The rest values are those of the objectives' own files
/// (Goodfellow et al. 2014, theorem 1, for cross-entropy: log 2 a half). D's lead is D(x) − D(G(z)): 0 for a coin, 1
/// where D is always right. A critic's values (Wasserstein) have no scale, so it has no rest and no lead.
/// </remarks>
public sealed record ObjectiveScale
{
    private readonly Func<double, double>? _leadOfLoss;
    private readonly Func<double, double>? _beliefOfG;

    private ObjectiveScale(string name, double? rest, double? generatorRest, Func<double, double>? leadOfLoss, Func<double, double>? beliefOfG) =>
        (Name, Rest, GeneratorRest, _leadOfLoss, _beliefOfG) = (name, rest, generatorRest, leadOfLoss, beliefOfG);

    /// <summary>The objectives that have a scale here.</summary>
    public static IReadOnlyList<string> Names { get; } = ["non-saturating", "minimax", "least-squares", "hinge", "wasserstein", "relativistic"];

    /// <summary>The objective's name.</summary>
    public string Name { get; }

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
    /// <exception cref="ArgumentException">There is no such objective; the message names those there are.</exception>
    public static ObjectiveScale Of(string objective) => objective switch
    {
        "non-saturating" => new(objective, Math.Log(2), Math.Log(2), CrossEntropyLead, loss => Math.Exp(-loss)),
        "minimax" => new(objective, Math.Log(2), -Math.Log(2), CrossEntropyLead, loss => 1 - Math.Exp(Math.Min(0, loss))),
        "relativistic" => new(objective, Math.Log(2), 2 * Math.Log(2), CrossEntropyLead, loss => Math.Exp(-loss / 2)),
        "least-squares" => new(objective, 1.0 / 8, 1.0 / 8, loss => 1 - (2 * Root(2 * loss)), loss => 1 - Root(2 * loss)),
        "hinge" => new(objective, 1, 0, loss => 1 - loss, loss => (1 - loss) / 2),
        "wasserstein" => new(objective, null, null, null, null),
        _ => throw new ArgumentException($"There is no objective '{objective}'; there are: {string.Join(", ", Names)}.", nameof(objective)),
    };

    /// <summary>D's lead that a half of its loss speaks of.</summary>
    /// <param name="half">The mean of D's two halves.</param>
    /// <returns>−1 to 1; NaN where the objective has no scale.</returns>
    public double Lead(double half) => _leadOfLoss is null ? double.NaN : Math.Clamp(_leadOfLoss(half), -1, 1);

    /// <summary>D's belief in generated samples that G's loss speaks of.</summary>
    /// <param name="loss">G's loss.</param>
    /// <returns>0 to 1; NaN where the objective has no scale.</returns>
    public double BeliefInFakes(double loss) => _beliefOfG is null ? double.NaN : Math.Clamp(_beliefOfG(loss), 0, 1);

    // Halves of −log D(x) and −log(1 − D(G(z))) with D(x) = 1 − D(G(z)) = e^−half.
    private static double CrossEntropyLead(double half) => (2 * Math.Exp(-half)) - 1;

    private static double Root(double value) => Math.Sqrt(Math.Max(0, value));
}
