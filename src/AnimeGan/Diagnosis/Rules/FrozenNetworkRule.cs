using At = AnimeGan.Diagnosis.Thresholds.Frozen;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>A network's parameters do not change by a bit: the run that prints 'G loss: 0.1167' for hours.</summary>
internal sealed class FrozenNetworkRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms) => symptoms.File.Vitals.Count >= At.LeastLooks ? ByParameters(symptoms) : ByLosses(symptoms);

    private static Finding? ByParameters(Symptoms symptoms)
    {
        // Rates that fall to 0 at the end leave the last steps still; a frozen network never moved.
        var g = symptoms.Vitals.Count >= At.LeastLooks && symptoms.Vitals.All(vital => vital.Values.GChange < At.Still);
        var d = symptoms.File.Vitals.All(vital => vital.Values.DChange < At.Still);
        if (!g && !d)
        {
            return null;
        }

        var evidence = new List<string> { Symptoms.Say($"In {symptoms.File.Vitals.Count} measured steps up to step {symptoms.LastStep:#,0} the parameters of {(g && d ? "both networks" : g ? "G" : "D")} did not change by a bit.") };
        if (symptoms.File is { GGradient: { Count: > 0 } gradient } && g)
        {
            evidence.Add(Symptoms.Say($"There is a gradient: G's norm is {gradient[0]:0.####} at first and {gradient[^1]:0.####} at last."));
        }

        return Found(symptoms, g && d ? "Neither network changes" : g ? "G does not change" : "D does not change", evidence, Signal.Change);
    }

    private static Finding? ByLosses(Symptoms symptoms)
    {
        var late = symptoms.File.GLoss.Skip(symptoms.File.GLoss.Count / 2).ToList();
        var belief = symptoms.Late(symptoms.BeliefInFakes);
        var range = late.Count == 0 ? 1 : late.Max() - late.Min();

        // A belief of 0 or 1 is a loss that cannot move further, which is another ailment.
        // Nor does a coin's, which is at the goal or blind.
        var coins = symptoms.Scale.BeliefInFakes(symptoms.Scale.GeneratorRest ?? double.NaN);
        if (late.Count < At.LeastEntries || range > At.LossRange || belief is not (> At.EndOfBelief and < 1 - At.EndOfBelief) || (symptoms.IsCoin && Math.Abs(belief - coins) < Thresholds.Asleep.CoinsLead))
        {
            return null;
        }

        var loss = Robust.Median(late);
        return Found(
            symptoms,
            "A loss that never moves",
            [
                Symptoms.Say($"G's loss is {loss:0.0000} and moves by no more than {range:0.0000} over {late.Count} steps."),
                Symptoms.Say($"That loss says that D believes generated samples to be real with {belief * symptoms.Target:0.00}{symptoms.OfTarget}, at every step."),
            ],
            Signal.Losses);
    }

    private static Finding Found(Symptoms symptoms, string title, IReadOnlyList<string> evidence, Signal signal) =>
        new(Ailment.FrozenNetwork, Severity.Fatal, title, new Stretch(symptoms.File.Steps[0], symptoms.LastStep))
        {
            Evidence = evidence,
            Cause = "A gradient without a change: the optimiser holds other parameters (the networks were built again after it), or its learning rate is 0. No gradient at all: the graph is cut (detach, no_grad, requires_grad), or every unit is dead.",
            Cures =
            [
                new Cure("Make the optimisers from the networks that are trained, after these are built"),
                new Cure("Train with the kit's own loop, which binds them", "animegan train"),
            ],
            Signal = signal,
        };
}
