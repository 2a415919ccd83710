using At = AnimeGan.Diagnosis.Thresholds.MissingModes;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>Mode collapse as points in a plane show it: parts of the data have nothing generated near.</summary>
/// <remarks>Goodfellow 2016, 'NIPS 2016 Tutorial' (arXiv 1701.00160), section 5.1.1; Lin et al. 2018 (arXiv 1712.04086), section 2.</remarks>
internal sealed class MissingModesRule : IRule
{
    internal const string Cause = "It pays for G to draw what D believes at the moment, whatever z says, and D judges each sample by itself: it cannot see that they are all alike.";

    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        var missing = Robust.Quantile(symptoms.LateVitals().Select(vital => vital.Values.Missing), At.FewLooks);
        if (!symptoms.HasVitals || symptoms.File.Pictures || !symptoms.Covers(At.LeastSteps) || !(missing > At.Forsaken))
        {
            return null;
        }

        return new Finding(Ailment.ModeCollapse, Severity.Sick, "Mode collapse: G leaves parts of the data out", symptoms.LateStretch)
        {
            Evidence =
            [
                Symptoms.Say($"At least {100 * missing:0} % of the real samples have no generated one around, at nine of ten looks late in the run."),
                Symptoms.Say($"Real and generated samples are {symptoms.LateVital(vital => vital.Distance):0.00} apart, where 0 is 'the same' and 1 'nothing in common'."),
            ],
            Cause = Cause,
            Cures = Cures(new Prescription(symptoms), Remedies.R1InThePlane),
            Signal = Signal.Variety,
        };
    }

    /// <summary>Adds what helps against either look of it.</summary>
    internal static IReadOnlyList<Cure> Cures(Prescription cures, double r1) => cures
        .Try("Penalise D's gradient, so that it changes its mind more slowly", record => Remedies.Penalise(record, r1))
        .Try("Less momentum", Remedies.NoMomentum)
        .Try("Let D judge two samples together", Remedies.Pack)
        .Adjust("A smaller learning rate for G than for D", Remedies.RateOfD(4))
        .Cures;
}
