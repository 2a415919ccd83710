namespace AnimeGan.Diagnosis;

/// <summary>Guesses an objective by the values that its losses can take.</summary>
internal static class LossGuess
{
    /// <summary>Guesses.</summary>
    /// <param name="d">D's loss, halves added up or averaged.</param>
    /// <param name="g">G's loss.</param>
    /// <param name="guesses">Hears what was guessed and why.</param>
    internal static string Objective(double[] d, double[] g, List<string> guesses)
    {
        var (dNegative, gNegative, gPositive) = (d.Any(value => value < -1e-6), g.Any(value => value < -1e-6), g.Any(value => value > 1e-6));
        var (name, why) = (dNegative, gNegative, gPositive) switch
        {
            (true, _, _) => ("wasserstein", "D's loss falls below 0, which only a critic's can"),
            (_, true, true) => ("hinge", "G's loss takes both signs and D's stays above 0"),
            (_, true, false) => ("minimax", "G's loss stays below 0 and D's above"),
            _ => ("non-saturating", "both losses stay above 0, and it is the usual one"),
        };
        guesses.Add($"the objective is {name}: {why}; say --objective if it is another");
        return name;
    }
}
