namespace AnimeGan.Diagnosis.Rules;

/// <summary>D knows nothing: it hardly moves, believes everything, or cannot tell what plainly differs. G learns nothing from it.</summary>
/// <remarks>That D is a coin is no ailment by itself: it is one at the goal, too (Goodfellow et al. 2014, arXiv 1406.2661, proposition 1).</remarks>
internal sealed class SleepingDiscriminatorRule : IRule
{
    // A coin's lead, but for the noise of a batch. The soft D of a healthy StyleGAN leads by a tenth.
    private const double CoinsLead = 0.05;

    // A D that hardly moves may still lead by what it was drawn with.
    private const double SleepersLead = 0.15;

    // Samples so far apart are told apart by eye; a D that cannot is blind.
    private const double PlainlyApart = 0.2;

    // −log 0.9 = 0.105: where G's loss lies below, D is fooled by whatever it sees.
    private const double Fooled = 0.9;

    // As for a learning rate that is too low: ten thousand steps change D by a tenth.
    private const double HardlyMoves = 1e-5;

    // Before D has moved by two fifths of its norm, and G for some hundred steps, both are only young.
    private const double Moved = 0.4;
    private const int StepsToBeSure = 150;
    private const int StepsToBeSureInThePlane = 400;

    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        var (lead, belief) = (symptoms.Late(symptoms.Lead), symptoms.Late(symptoms.BeliefInFakes));
        var apart = symptoms.HasVitals ? symptoms.LateVital(vital => vital.Distance) : double.NaN;
        var change = symptoms.HasVitals ? symptoms.Vital(vital => vital.DChange) : double.NaN;
        var asleep = change < HardlyMoves && lead < SleepersLead;
        var fooled = symptoms.Count >= StepsToBeSure && belief > Fooled && lead < 0.5;
        var old = symptoms.Count >= (symptoms.File.Pictures ? StepsToBeSure : StepsToBeSureInThePlane) && change * symptoms.Count > Moved;

        // Not for a moment, as when G leaps ahead, but in nine of ten late steps; and G does not come nearer all the same.
        var blind = old && Math.Abs(lead) < CoinsLead && symptoms.LateQuantile(symptoms.Lead, 0.9) < 2 * CoinsLead && apart > PlainlyApart
            && !(apart < 0.8 * symptoms.VitalBefore(vital => vital.Distance));
        return asleep || fooled || blind ? Found(symptoms, lead, belief, apart, change) : null;
    }

    private static Finding Found(Symptoms symptoms, double lead, double belief, double apart, double change)
    {
        var evidence = new List<string> { Symptoms.Say($"Late in the run D believes generated samples to be real with {belief * symptoms.Target:0.00}; its lead, D(x) − D(G(z)), is {lead * symptoms.Target:0.00}, where a coin's is 0{symptoms.OfTarget}.") };
        if (symptoms.HasVitals)
        {
            evidence.Add(Symptoms.Say($"Yet real and generated samples are {apart:0.00} apart, where 0 is 'the same' and 1 'nothing in common'."));
            evidence.Add(Symptoms.Say($"A step moves D's parameters by {change:0.0e0} of their norm{(change < HardlyMoves ? ": it hardly learns" : "")}."));
        }

        return new Finding(Ailment.DeadDiscriminator, Severity.Sick, "D is asleep: it cannot tell what plainly differs", symptoms.LateStretch)
        {
            Evidence = evidence,
            Cause = "D is held too flat (penalty, clipping or noise too strong), learns too slowly beside G, or is never shown generated samples.",
            Cures = [.. Cures(symptoms)],
            Signal = change < HardlyMoves ? Signal.Change : Signal.Beliefs,
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
