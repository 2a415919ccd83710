using At = AnimeGan.Diagnosis.Thresholds.Guess;

namespace AnimeGan.Diagnosis;

/// <summary>Guesses an objective by the values that its losses can take, and by how well they fit together.</summary>
/// <remarks>
/// G's loss says what D believes of generated samples, and so how large D's loss on them is; of real ones it is about as large in a game that
/// is played evenly. The objective whose two losses fit is taken; others that fit nearly as well are named beside it.
/// </remarks>
/// <param name="D">D's loss as it stands in the file: a sum, a mean, or the sum of two columns.</param>
/// <param name="G">G's loss.</param>
/// <param name="IsSum">Whether it is known to be a sum (true) or a mean (false).</param>
/// <param name="Scores">D's mean answer to generated samples, where it is known to be no belief.</param>
/// <param name="Beliefs">D's mean belief in them.</param>
internal sealed record LossGuess(double[] D, double[] G, bool? IsSum, double[]? Scores, double[]? Beliefs)
{
    private const double Tiny = 1e-6;

    /// <summary>Guesses.</summary>
    /// <param name="guesses">Hears what was guessed and why.</param>
    /// <returns>The likeliest, then others that the values allow.</returns>
    internal IReadOnlyList<string> Objectives(List<string> guesses)
    {
        var (possible, why) = Possible();
        var judged = possible.Select(name => (Name: name, Misfit: Misfit(name))).OrderBy(pair => pair.Misfit).ToList();
        IReadOnlyList<string> names = [.. judged.Where(pair => pair.Misfit <= judged[0].Misfit + At.AsGood).Select(pair => pair.Name)];
        guesses.Add($"the objective is {names[0]}: {why}{(possible.Count > 1 ? $", and the two fit each other best so" : "")}; say --objective if it is another");
        if (names.Count > 1)
        {
            guesses.Add($"the values allow {string.Join(" and ", names.Skip(1))} as well, which was asked too");
        }

        return names;
    }

    private (IReadOnlyList<string> Names, string Why) Possible()
    {
        var least = At.Sign * Math.Max(1, Middle(D.Select(Math.Abs)));
        var (dNegative, gNegative, gPositive) = (D.Any(value => value < -least), G.Any(value => value < -At.Sign), G.Any(value => value > At.Sign));
        if (dNegative)
        {
            return (["wasserstein"], "D's loss falls below 0, which only a critic's can");
        }

        string[] margins = Beliefs is null ? ["hinge"] : [];
        string[] critic = Middle(D) > At.CriticsLoss ? ["wasserstein"] : [];
        string[] squares = Middle(G) < At.SquaresOfG && Middle(D) < At.SquaresOfD ? ["least-squares"] : [];
        return (gNegative, gPositive) switch
        {
            (true, true) => (["hinge", .. critic], "G's loss takes both signs and D's stays above 0"),
            (true, false) => (["minimax", "hinge"], "G's loss stays below 0 and D's above"),
            _ when Array.TrueForAll(G, value => value <= 0) => (["non-saturating", "minimax"], "both losses are 0"),
            _ => (["non-saturating", .. margins, .. squares], "both losses stay above 0"),
        };
    }

    // How far D's loss is from what G's makes of it, as the logarithm of a factor; and G's from what D's answers make of it.
    private double Misfit(string name)
    {
        if (name == "wasserstein")
        {
            return At.CriticsMisfit;
        }

        var expected = Middle(G.Select(g => 2 * OnFake(name, g)));
        var seen = Middle(D);
        double Away(double sum) => Math.Abs(Math.Log((Math.Max(0, sum) + At.Little) / (Math.Max(0, expected) + At.Little)));
        var misfit = IsSum switch
        {
            true => Away(seen),
            false => Away(2 * seen),
            _ => Math.Min(Away(seen), Away(2 * seen)),
        };
        var answers = Scores is not null ? Scores.Select(score => OfScore(name, score)) : Beliefs?.Select(belief => OfBelief(name, belief));
        if (answers is null)
        {
            return misfit;
        }

        var said = Middle(answers);
        return double.IsNaN(said) ? misfit : misfit + (Math.Abs(Middle(G) - said) / (At.AsGood * (At.Little + Math.Abs(said))));
    }

    /// <summary>The least that D's loss on generated samples can be where G's loss is so, in the units of the literature: squares are whole.</summary>
    internal static double OnFake(string name, double g) => name switch
    {
        "non-saturating" => -Math.Log(Math.Max(Tiny, 1 - Math.Exp(-Math.Max(Tiny, g)))),
        "minimax" => -g,
        "least-squares" => Squared(1 - Math.Sqrt(Math.Max(0, g))),
        _ => Math.Max(0, 1 - g),
    };

    private static double OfScore(string name, double score) => name switch
    {
        "non-saturating" => score < -30 ? -score : Math.Log(1 + Math.Exp(-score)),
        "minimax" => score > 30 ? -score : -Math.Log(1 + Math.Exp(score)),
        "least-squares" => Squared(score - 1),
        _ => -score,
    };

    private static double OfBelief(string name, double belief) => name switch
    {
        "non-saturating" => -Math.Log(Math.Max(Tiny, belief)),
        "minimax" => Math.Log(Math.Max(Tiny, 1 - belief)),
        "least-squares" => Squared(belief - 1),
        _ => double.NaN,
    };

    private static double Middle(IEnumerable<double> values) => Robust.Median(values.Where(double.IsFinite));

    private static double Squared(double value) => value * value;
}
