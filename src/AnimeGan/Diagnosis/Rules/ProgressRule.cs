using At = AnimeGan.Diagnosis.Thresholds.Progress;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>Nothing was found: the run is short, still improving, or simply well.</summary>
internal sealed class ProgressRule : IRule
{
    /// <inheritdoc/>
    public Finding Look(Symptoms symptoms)
    {
        if (!symptoms.Covers(At.LeastSteps))
        {
            return new Finding(Ailment.TooShort, Severity.Note, "Too short to say", new Stretch(0, symptoms.LastStep))
            {
                Evidence =
                [
                    symptoms.Steps < At.LeastSteps
                        ? Symptoms.Say($"There are {symptoms.Steps:0} steps in which G learnt; {At.LeastSteps} are needed.")
                        : Symptoms.Say($"Of {symptoms.Steps:0} steps in which G learnt {symptoms.Entries} were written down; {Thresholds.Evidence.LeastEntries} are needed."),
                ],
                Cause = "Nothing is wrong so far.",
                Cures = [new Cure("Go on", "animegan resume RUN --steps N")],
            };
        }

        var evidence = Balance(symptoms);
        var (before, late) = (symptoms.VitalBefore(vital => vital.Distance), symptoms.LateVital(vital => vital.Distance));
        if (symptoms.HasVitals && late > At.There && late < (1 - At.Falls) * before)
        {
            evidence.Add(Symptoms.Say($"Real and generated samples were {before:0.000} apart in the middle of the run and are {late:0.000} apart at its end: still coming nearer."));
            return new Finding(Ailment.StillImproving, Severity.Well, "Healthy, and still improving: go on", symptoms.LateStretch)
            {
                Evidence = evidence,
                Cause = "Both networks learn, and neither has run away.",
                Cures = [new Cure("Go on", Symptoms.Say($"animegan resume RUN --steps {2 * symptoms.LastStep:0}"))],
                Signal = Signal.Distance,
            };
        }

        if (symptoms.HasVitals)
        {
            evidence.Add(late <= At.There
                ? Symptoms.Say($"Real and generated samples are {late:0.000} apart ({before:0.000} in the middle of the run): no further than two batches of the same kind come by chance.")
                : Symptoms.Say($"Real and generated samples are {late:0.000} apart and were {before:0.000} in the middle of the run: no longer coming nearer."));
        }
        else
        {
            evidence.Add(double.IsNaN(symptoms.Late(symptoms.Lead))
                ? "A critic's losses have no scale, and what G draws is not in them: only that they run away or are no numbers would show. Look at samples."
                : "What G draws is not in losses: that it repeats itself, copies or gets no better would not show. Look at samples.");
        }

        return new Finding(Ailment.Healthy, Severity.Well, symptoms.HasVitals ? "Healthy" : "Healthy, as far as losses tell", symptoms.LateStretch)
        {
            Evidence = evidence,
            Cause = "Both networks learn, and neither has run away.",
            Signal = symptoms.HasVitals ? Signal.Distance : Signal.Losses,
        };
    }

    private static List<string> Balance(Symptoms symptoms)
    {
        var (lead, belief) = (symptoms.Late(symptoms.Lead), symptoms.Late(symptoms.BeliefInFakes));
        return double.IsNaN(lead) ? [] : [Symptoms.Say($"D leads by {lead * symptoms.Target:0.00} (0 is a coin, {symptoms.Target:0.##} is always right) and believes generated samples to be real with {belief * symptoms.Target:0.00}.")];
    }
}
