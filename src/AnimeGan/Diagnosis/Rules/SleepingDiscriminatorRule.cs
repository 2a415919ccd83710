using At = AnimeGan.Diagnosis.Thresholds.Asleep;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>D knows nothing: it hardly moves, believes everything, or cannot tell what plainly differs. G learns nothing from it.</summary>
/// <remarks>That D is a coin is no ailment by itself: it is one at the goal, too (Goodfellow et al. 2014, arXiv 1406.2661, proposition 1).</remarks>
internal sealed class SleepingDiscriminatorRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        var (lead, belief) = (symptoms.Late(symptoms.Lead), symptoms.Late(symptoms.BeliefInFakes));
        var apart = symptoms.HasVitals ? symptoms.LateVital(vital => vital.Distance) : double.NaN;
        var change = symptoms.HasVitals ? symptoms.Vital(vital => vital.DChange) : double.NaN;
        var asleep = change < At.HardlyMoves && lead < At.SleepersLead;
        var fooled = symptoms.Covers(At.LeastSteps) && belief > At.Fooled && lead < At.FooledLead;
        var old = symptoms.Covers(symptoms.File.Pictures ? At.LeastSteps : At.LeastStepsInThePlane) && change * symptoms.Steps > At.Moved;

        // Not for a moment, as when G leaps ahead, but in nine of ten late steps; and G does not come nearer all the same.
        var blind = old && Math.Abs(lead) < At.CoinsLead && symptoms.LateQuantile(symptoms.Lead, At.MostSteps) < At.CoinsHighestLead && apart > At.PlainlyApart
            && !(apart < (1 - At.Falls) * symptoms.VitalBefore(vital => vital.Distance));
        return asleep || fooled || blind ? Found(symptoms, lead, belief, apart, change) : null;
    }

    private static Finding Found(Symptoms symptoms, double lead, double belief, double apart, double change)
    {
        var evidence = new List<string> { Symptoms.Say($"Late in the run D believes generated samples to be real with {belief * symptoms.Target:0.00}; its lead, D(x) − D(G(z)), is {lead * symptoms.Target:0.00}, where a coin's is 0{symptoms.OfTarget}.") };
        if (symptoms.HasVitals)
        {
            evidence.Add(Symptoms.Say($"Yet real and generated samples are {apart:0.00} apart, where 0 is 'the same' and 1 'nothing in common'."));
            evidence.Add(Symptoms.Say($"A step moves D's parameters by {change:0.0e0} of their norm{(change < At.HardlyMoves ? ": it hardly learns" : "")}."));
        }

        return new Finding(Ailment.DeadDiscriminator, Severity.Sick, symptoms.HasVitals ? "D is asleep: it cannot tell what plainly differs" : "G has won: D is asleep, and fooled by whatever it is shown", symptoms.LateStretch)
        {
            Evidence = evidence,
            Cause = "D is held too flat (penalty, clipping or noise too strong), learns too slowly beside G, or is never shown generated samples.",
            Cures = Cures(symptoms),
            Signal = change < At.HardlyMoves ? Signal.Change : Signal.Beliefs,
        };
    }

    private static IReadOnlyList<Cure> Cures(Symptoms symptoms) => new Prescription(symptoms)
        .Adjust("As high a learning rate for D as for G", Remedies.RaiseRateOfD)
        .Adjust("A weaker penalty", Remedies.WeakenPenalty)
        .Adjust("A penalty instead of clipping", Remedies.PenaliseInsteadOfClipping)
        .Adjust("Less noise", Remedies.LessNoise)
        .Adjust("Let D learn more often", record => Remedies.StepsOfD(record, record.Schedule.DiscriminatorSteps + 1))
        .Adjust("Let D learn faster than G", Remedies.RateOfD(4))
        .Cures;
}
