using AnimeGan.Diagnosis.Formats;
using At = AnimeGan.Diagnosis.Thresholds.Guess;

namespace AnimeGan.Diagnosis;

/// <summary>What losses from elsewhere mean: whether D's is a sum or a mean, whether squares are halved, and what D's answers are.</summary>
/// <param name="Steps">The step of each value.</param>
/// <param name="D">D's loss as it stands in the file; of two columns their sum.</param>
/// <param name="G">G's loss.</param>
/// <param name="IsSum">Whether D's is known to be a sum (true) or a mean (false); null where nobody said.</param>
/// <param name="Real">D's mean answer to real samples, or null.</param>
/// <param name="Fake">Its mean answer to generated ones.</param>
/// <param name="AreScores">Whether these are scores and no beliefs.</param>
internal sealed record ForeignLosses(double[] Steps, double[] D, double[] G, bool? IsSum, double[]? Real, double[]? Fake, bool AreScores)
{
    private const double Tiny = 1e-6;

    /// <summary>Norms of the gradients, or null.</summary>
    internal (double[]? G, double[]? D) Gradients { get; init; }

    /// <summary>Sorts what was read.</summary>
    internal static ForeignLosses Of(LossColumns columns, LossSeries series, LossConventionChoice convention, List<string> guesses)
    {
        var of = series.Of;
        var (real, fake) = (of.GetValueOrDefault(LossMeaning.Real), of.GetValueOrDefault(LossMeaning.Fake));
        bool? sum = convention switch
        {
            LossConventionChoice.Sum => true,
            LossConventionChoice.Mean => false,
            // CycleGAN's code halves the sum; no other names two games.
            _ when columns.Game.Length > 0 => false,
            _ => null,
        };
        var d = of.GetValueOrDefault(LossMeaning.D);
        if (of.TryGetValue(LossMeaning.DOnReal, out var onReal) && of.TryGetValue(LossMeaning.DOnFake, out var onFake))
        {
            guesses.Add("D's loss is taken from its two halves");
            (d, sum) = ([.. onReal.Zip(onFake, (r, f) => r + f)], true);
        }
        else if (real is not null && fake is not null && Halves(d!, real, fake) is { } isSum)
        {
            guesses.Add($"'{columns.Of[LossMeaning.Real].Column.Title}' and '{columns.Of[LossMeaning.Fake].Column.Title}' are the halves of D's loss, of which it is the {(isSum ? "sum" : "mean")}");
            (sum, real, fake) = (sum ?? isSum, null, null);
        }

        (real, fake) = real is null || fake is null ? (null, null) : (real, fake);
        var scores = real is not null && real.Concat(fake!).Any(value => value < -At.OfBelief || value > 1 + At.OfBelief);
        if (scores)
        {
            guesses.Add("D's answers leave 0 to 1, so they are scores before the sigmoid");
        }

        return new ForeignLosses(series.Steps, d!, of[LossMeaning.G], sum, real, fake, scores)
        {
            Gradients = (of.GetValueOrDefault(LossMeaning.GGradient), of.GetValueOrDefault(LossMeaning.DGradient)),
        };
    }

    /// <summary>The objectives that the values allow, the likeliest first.</summary>
    internal IReadOnlyList<string> Objectives(List<string> guesses) => new LossGuess(D, G, IsSum, AreScores ? Fake : null, AreScores ? null : Fake).Objectives(guesses);

    /// <summary>The run, its losses read as those of an objective.</summary>
    internal CaseFile Under(string objective, List<string> guesses, string name, string read)
    {
        var scale = ObjectiveScale.Of(objective);
        var sum = IsSum ?? GuessSum(scale, guesses);

        // This kit halves squares (Mao et al. 2017, Eq. 2); others mostly do not.
        var squares = objective == "least-squares" ? 0.5 : 1;
        if (objective == "least-squares")
        {
            guesses.Add("squares are not halved, so G's loss rests at 0.25");
        }

        var beliefs = Real is not null && scale.HasBeliefs;
        return new CaseFile
        {
            Name = name,
            Scale = scale,
            Steps = Steps,
            DLoss = [.. D.Select(value => value * (sum ? 0.5 : 1) * squares)],
            GLoss = [.. G.Select(value => value * squares)],
            DReal = beliefs ? Beliefs(Real!, objective) : null,
            DFake = beliefs ? Beliefs(Fake!, objective) : null,
            GGradient = Gradients.G,
            DGradient = Gradients.D,
            Guesses = guesses,
            Understood =
            [
                read,
                $"taken as {objective}, D's loss as the {(sum ? "sum" : "mean")} of its halves{(beliefs ? AreScores ? ", D's beliefs from its scores" : ", D's beliefs as they stand" : "")}{(scale.Rest is { } rest ? Symptoms.Say($"; a coin's would be {rest * (sum ? 2 : 1) / squares:0.###}, G's {scale.GeneratorRest / squares:0.###}") : "")}",
            ],
        };
    }

    // Whether what could be D's answers are its halves: their sum or mean is D's loss, step by step.
    private static bool? Halves(double[] d, double[] real, double[] fake)
    {
        double Apart(double share) => Robust.Median(d.Select((value, i) => Math.Abs(value - (share * (real[i] + fake[i])))));
        var near = At.SameNumber * Robust.Median(d.Select(Math.Abs));
        return Apart(1) <= near ? true : Apart(0.5) <= near ? false : null;
    }

    private double[] Beliefs(double[] answers, string objective) => !AreScores ? answers
        : objective == "least-squares" ? [.. answers.Select(score => Math.Clamp(score, 0, 1))]
        : [.. answers.Select(score => 1 / (1 + Math.Exp(-score)))];

    private bool GuessSum(ObjectiveScale scale, List<string> guesses)
    {
        var expected = ExpectedSum(scale);
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

    private double ExpectedSum(ObjectiveScale scale)
    {
        if (!scale.IsCrossEntropy)
        {
            var least = Robust.Median(G.Where(double.IsFinite).Select(g => 2 * LossGuess.OnFake(scale.Name, g)));
            return scale.Name != "wasserstein" && least > At.Little ? least : double.NaN;
        }

        if (Real is not null && Fake is not null)
        {
            var (real, fake) = (Beliefs(Real, scale.Name), Beliefs(Fake, scale.Name));
            return Math.Max(Tiny, Robust.Median(real.Zip(fake, (r, f) => -Math.Log(Math.Max(Tiny, r)) - Math.Log(Math.Max(Tiny, 1 - f)))));
        }

        // Both halves as large as the one on fakes, −log(1 − D(G(z))), which G's loss tells.
        return Math.Max(Tiny, Robust.Median(G.Where(double.IsFinite).Select(g => -2 * Math.Log(Math.Max(Tiny, 1 - scale.BeliefInFakes(g))))));
    }
}
