namespace AnimeGan.Diagnosis;

/// <summary>What losses from elsewhere mean: whether D's is a sum or a mean, and whether squares are halved.</summary>
/// <param name="Scale">The objective.</param>
/// <param name="D">D's loss as it stands in the file.</param>
/// <param name="G">G's loss.</param>
/// <param name="Real">D(x), or null.</param>
/// <param name="Fake">D(G(z)), or null.</param>
internal sealed record ForeignLosses(ObjectiveScale Scale, double[] D, double[] G, double[]? Real, double[]? Fake)
{
    private const double Tiny = 1e-6;

    /// <summary>Whether a single column holds the sum of the halves.</summary>
    internal bool IsSum(LossConventionChoice convention, List<string> guesses)
    {
        if (convention != LossConventionChoice.Guess)
        {
            return convention == LossConventionChoice.Sum;
        }

        var expected = ExpectedSum();
        if (double.IsNaN(expected))
        {
            guesses.Add("D's loss is the sum of its halves; say --d-loss mean if it is their mean");
            return true;
        }

        // Nearer to the expected sum than to half of it, as a factor.
        var seen = Math.Max(Tiny, Robust.Median(D.Where(double.IsFinite)));
        var sum = Math.Abs(Math.Log(seen / expected)) <= Math.Abs(Math.Log(seen / (expected / 2)));
        guesses.Add(Symptoms.Say($"D's loss is the {(sum ? "sum" : "mean")} of its halves: its middle value is {seen:0.###}, and the other columns make the sum about {expected:0.###}; say --d-loss {(sum ? "mean" : "sum")} if not"));
        return sum;
    }

    /// <summary>The factor that makes squares this kit's, which halves them (Mao et al. 2017, Eq. 2); others mostly do not.</summary>
    internal double Squares(List<string> guesses)
    {
        if (Scale.Name != "least-squares")
        {
            return 1;
        }

        guesses.Add("squares are not halved, so G's loss rests at 0.25");
        return 0.5;
    }

    private double ExpectedSum()
    {
        if (!Scale.IsCrossEntropy)
        {
            return double.NaN;
        }

        if (Real is not null && Fake is not null)
        {
            return Robust.Median(Real.Zip(Fake, (real, fake) => -Math.Log(Math.Max(Tiny, real)) - Math.Log(Math.Max(Tiny, 1 - fake))));
        }

        // Both halves as large as the one on fakes, −log(1 − D(G(z))), which G's loss tells.
        return Robust.Median(G.Where(double.IsFinite).Select(g => -2 * Math.Log(Math.Max(Tiny, 1 - Scale.BeliefInFakes(g)))));
    }
}
