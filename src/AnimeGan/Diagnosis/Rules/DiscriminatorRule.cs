using At = AnimeGan.Diagnosis.Thresholds.Overpowering;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>D is sure of everything, and G gets no nearer to the data.</summary>
/// <remarks>Goodfellow et al. 2014 (arXiv 1406.2661), section 3: 'log(1 − D(G(z))) saturates'; Arjovsky and Bottou 2017 (arXiv 1701.04862), theorem 2.4.</remarks>
internal sealed class DiscriminatorRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        var (lead, belief) = (symptoms.Late(symptoms.Lead), symptoms.Late(symptoms.BeliefInFakes));
        var saturating = symptoms.Scale.Name == "minimax";
        // A loss of squares holds the spread of D's answers, too: a lead that is read off it stays below 1.
        var bySquares = !symptoms.HasVitals && symptoms.Scale.Name == "least-squares" && symptoms.File.DReal is null;
        if (!symptoms.Covers(At.LeastSteps) || !(lead > (bySquares ? At.SureBySquares : saturating ? At.SureSaturating : At.Sure)))
        {
            return null;
        }

        var (before, apart) = (symptoms.VitalBefore(vital => vital.Distance), symptoms.LateVital(vital => vital.Distance));
        var loss = symptoms.Before(symptoms.File.GLoss);
        if (!symptoms.HasVitals && (lead < (bySquares ? At.SureBySquares : At.SureOfEverything) || symptoms.Late(symptoms.File.GLoss) < loss - (At.Falls * Math.Abs(loss))))
        {
            return null;
        }

        var falls = saturating ? At.FallsSaturating : At.Falls;
        return symptoms.HasVitals && (apart < At.Near || apart < (1 - falls) * before) ? null : Found(symptoms, lead, belief, before, apart);
    }

    private static Finding Found(Symptoms symptoms, double lead, double belief, double before, double apart)
    {
        (lead, belief) = (lead * symptoms.Target, belief * symptoms.Target);
        var evidence = new List<string> { Symptoms.Say($"D(x) − D(G(z)) is {lead:0.000} late in the run{symptoms.OfTarget}, D(G(z)) {belief:0.0000}: D is sure of everything.") };
        if (symptoms.HasVitals)
        {
            evidence.Add(Symptoms.Say($"G gets no nearer to the data: {before:0.00} apart in the middle of the run, {apart:0.00} at its end."));
        }

        if (symptoms.File.GGradient is { } gradient)
        {
            evidence.Add(Symptoms.Say($"G's gradient has the norm {symptoms.Late(gradient):0.0e0}."));
        }

        var saturating = symptoms.Scale.Name == "minimax";
        if (saturating)
        {
            evidence.Add(Symptoms.Say($"Under the saturating loss its gradient at a logit is D(G(z)) itself, {belief:0.0e0}: it vanishes."));
        }

        return new Finding(Ailment.DiscriminatorOverpowers, Severity.Sick, "D overpowers G", symptoms.LateStretch)
        {
            Evidence = evidence,
            Cause = saturating
                ? "D is right about everything, and the saturating loss has no slope there (Goodfellow et al. 2014, section 3)."
                : "D learns so much faster than G that it leaves it nothing to go by.",
            Cures = Cures(symptoms),
            Signal = Signal.Beliefs,
        };
    }

    private static IReadOnlyList<Cure> Cures(Symptoms symptoms)
    {
        var cures = new Prescription(symptoms);
        if (symptoms.Scale.Name == "minimax")
        {
            cures.Try("The loss that does not saturate", record => record with { Objective = "non-saturating" });
        }

        return cures
            .Adjust("One step of D for one of G", record => Remedies.StepsOfD(record, 1))
            .Try("Penalise D's gradient", record => Remedies.Penalise(record))
            .Adjust("Let D learn more slowly", Remedies.RateOfD(over: 2))
            .Try("Noise on what D sees", Remedies.AddNoise)
            .Cures;
    }
}
