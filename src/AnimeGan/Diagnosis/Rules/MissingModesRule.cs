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
            Cures = [.. Cures(symptoms, "--set regularization.r1=0.01")],
            Signal = Signal.Variety,
        };
    }

    /// <summary>What helps against either look of it.</summary>
    internal static IEnumerable<Cure> Cures(Symptoms symptoms, string penalty) =>
    [
        new Cure("Penalise D's gradient, so that it changes its mind more slowly", penalty),
        new Cure("Less momentum", "--set beta1=0"),
        new Cure("Let D judge two samples together", "--set regularization.packing=2"),
        new Cure("A smaller learning rate for G than for D", Symptoms.Say($"--set discriminatorLearningRate={4 * (symptoms.Record?.LearningRate ?? 1e-4):0.##e0}")),
    ];
}
