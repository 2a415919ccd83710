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

        return new Finding(Ailment.DeadDiscriminator, Severity.Sick, "D is asleep: it cannot tell what plainly differs", symptoms.LateStretch)
        {
            Evidence = evidence,
            Cause = "D is held too flat (penalty, clipping or noise too strong), learns too slowly beside G, or is never shown generated samples.",
            Cures = [.. Cures(symptoms)],
            Signal = change < At.HardlyMoves ? Signal.Change : Signal.Beliefs,
        };
    }

    private static IEnumerable<Cure> Cures(Symptoms symptoms)
    {
        var rate = symptoms.Record?.LearningRate ?? 1e-4;
        if (symptoms.Record is { } record)
        {
            var regularization = record.Regularization;
            if (record.DiscriminatorLearningRate > 0 && record.DiscriminatorLearningRate < record.LearningRate)
            {
                yield return new Cure("As high a learning rate for D as for G", "--set discriminatorLearningRate=0");
            }

            if (regularization.R1 > 1)
            {
                yield return new Cure("A weaker penalty", "--set regularization.r1=0.1");
            }

            if (regularization.WeightClip > 0)
            {
                yield return new Cure("A penalty instead of clipping", "--set regularization.weightClip=0 --set regularization.gradientPenalty=10");
            }

            if (regularization.InstanceNoise > 0.5)
            {
                yield return new Cure("Less noise", "--set regularization.instanceNoise=0.1");
            }
        }

        yield return new Cure("Let D learn more often", "--set schedule.discriminatorSteps=2");
        yield return new Cure("Let D learn faster than G", Symptoms.Say($"--set discriminatorLearningRate={4 * rate:0.##e0}"));
    }
}
