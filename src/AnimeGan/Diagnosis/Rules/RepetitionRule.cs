using At = AnimeGan.Diagnosis.Thresholds.Repetition;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>Mode collapse as pictures show it: G draws the same again and again.</summary>
/// <remarks>Goodfellow 2016, 'NIPS 2016 Tutorial' (arXiv 1701.00160), section 5.1.1.</remarks>
internal sealed class RepetitionRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        var (spread, nearest) = (symptoms.LateVital(vital => vital.Spread), symptoms.LateVital(vital => vital.Nearest));
        if (!symptoms.HasVitals || !symptoms.File.Pictures || !symptoms.Covers(At.LeastSteps) || !(spread < At.OneThing || nearest < At.Copies))
        {
            return null;
        }

        return new Finding(Ailment.ModeCollapse, Severity.Sick, "Mode collapse: G draws the same again and again", symptoms.LateStretch)
        {
            Evidence =
            [
                Symptoms.Say($"Two generated pictures differ by {spread:0.00} of what two real ones differ by; the nearest two by {nearest:0.00}."),
                Symptoms.Say($"Real and generated samples are {symptoms.LateVital(vital => vital.Distance):0.00} apart, where 0 is 'the same' and 1 'nothing in common'."),
            ],
            Cause = MissingModesRule.Cause,
            Cures = Cures(symptoms),
            Signal = Signal.Variety,
        };
    }

    private static IReadOnlyList<Cure> Cures(Symptoms symptoms)
    {
        var cures = new Prescription(symptoms)
            .Adjust("More numbers for a picture", record => record.LatentSize < At.ShortLatent ? record with { LatentSize = 100 } : record)
            .Adjust("Batch normalisation", record => record with { Practices = record.Practices with { BatchNorm = true } });
        return MissingModesRule.Cures(cures, Remedies.UsualR1);
    }
}
