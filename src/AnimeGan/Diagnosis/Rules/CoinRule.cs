using At = AnimeGan.Diagnosis.Thresholds.Coin;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>D is no better than a coin, and nothing but losses is known: at the goal, or blind.</summary>
/// <remarks>Goodfellow et al. 2014 (arXiv 1406.2661), proposition 1: the best D is a coin at the goal; so is one that sees nothing.</remarks>
internal sealed class CoinRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (symptoms.HasVitals || !symptoms.Covers(At.LeastSteps))
        {
            return null;
        }

        var lead = symptoms.Late(symptoms.Lead);
        return lead < At.Worse ? Worse(symptoms) : lead < Thresholds.Asleep.CoinsLead ? Coin(symptoms) : null;
    }

    private static Finding Coin(Symptoms symptoms)
    {
        var lead = Robust.Smooth(symptoms.Lead, Math.Max(Thresholds.Oscillation.SmoothedEntries, (int)(symptoms.Entries * Thresholds.Oscillation.SmoothedShare)));
        var noise = Math.Max(At.Tremor, 2 * Robust.Noise(symptoms.Lead));
        var since = Array.FindLastIndex(lead, value => Math.Abs(value) > noise) + 1;
        var first = since <= lead.Length / Thresholds.Evidence.LeastEntries;
        var from = symptoms.File.Steps[first ? 0 : Math.Min(since, lead.Length - 1)];
        return new Finding(
            Ailment.CannotTell,
            Severity.Note,
            first ? "Cannot tell: D is at a coin from the first step on, and may be blind" : Symptoms.Say($"Cannot tell: D is no better than a coin from step {from:#,0} on"),
            new Stretch(from, symptoms.LastStep))
        {
            Evidence = [Symptoms.Say($"D leads by {symptoms.Late(symptoms.Lead) * symptoms.Target:0.00} (0 is a coin) and believes generated samples to be real with {symptoms.Late(symptoms.BeliefInFakes) * symptoms.Target:0.00}.")],
            Cause = first
                ? "D never told real from generated: it is too weak, held too flat, given no gradient, or shown the same for both. Losses alone cannot tell that from a game at its goal."
                : "D is a coin at the goal, and so is one that has gone blind: losses alone cannot tell the two apart.",
            Cures = [new Cure("Look at samples: if they are poor, D is blind"), new Cure("Train D alone for a while: if its loss falls, it can see")],
            Signal = Signal.Losses,
        };
    }

    private static Finding Worse(Symptoms symptoms) =>
        new(Ailment.CannotTell, Severity.Note, "Cannot tell: D's loss is larger than a coin's", symptoms.LateStretch)
        {
            Evidence = [Symptoms.Say($"Read as {symptoms.Scale.Name}, a half of D's loss is {symptoms.Late(symptoms.File.DLoss):0.###} late in the run; a coin's would be {symptoms.Scale.Rest:0.###}.")],
            Cause = "D is wrong more often than right, or its loss holds other terms, such as a penalty on its gradient, or is of another objective.",
            Cures = [new Cure("Give D's loss without other terms, and say what it is by --objective and --d-loss"), new Cure("Look at samples")],
            Signal = Signal.Losses,
        };
}
