namespace AnimeGan.Diagnosis.Rules;

/// <summary>D knows nothing, or too much: in both cases G learns nothing from it.</summary>
internal sealed class DiscriminatorRule : IRule
{
    // A coin's lead, but for the noise of a batch.
    private const double CoinsLead = 0.12;

    // Samples so far apart are told apart by eye; a D that cannot is dead.
    private const double PlainlyApart = 0.2;

    // −log 0.9 = 0.105: G's loss lies below, D is fooled by whatever it sees.
    private const double Fooled = 0.9;

    // D(x) of 0.98 and D(G(z)) of 0.02.
    private const double Sure = 0.96;

    // How much of the distance must have gone since the beginning for D to be a teacher still.
    private const double Progress = 0.25;

    private const int StepsToBeSure = 40;

    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (symptoms.Count < StepsToBeSure || double.IsNaN(symptoms.Late(symptoms.BeliefInFakes)))
        {
            return null;
        }

        var (lead, belief) = (symptoms.Late(symptoms.Lead), symptoms.Late(symptoms.BeliefInFakes));
        var apart = symptoms.HasVitals ? symptoms.LateVital(vital => vital.Distance) : double.NaN;
        var before = symptoms.HasVitals ? Robust.Median(symptoms.Vitals.Take(5).Select(vital => vital.Values.Distance)) : double.NaN;
        return IsDead(symptoms, lead, belief, apart) ? Dead(symptoms, lead, belief, apart)
            : lead > Sure && !(apart < (1 - Progress) * before) ? Overpowers(symptoms, lead, belief, before, apart)
            : null;
    }

    private static bool IsDead(Symptoms symptoms, double lead, double belief, double apart)
    {
        var fooled = belief > Fooled && !(symptoms.Late(symptoms.Lead) > 0.5);
        var still = symptoms.HasVitals && symptoms.Vital(vital => vital.DChange) < 1e-5;

        // Not for a moment, as when G leaps ahead, but in nine of ten late steps.
        var blind = Math.Abs(lead) < CoinsLead && symptoms.LateQuantile(symptoms.Lead, 0.9) < 2 * CoinsLead && apart > PlainlyApart;
        return fooled || (still && lead < CoinsLead) || blind;
    }

    private static Finding Dead(Symptoms symptoms, double lead, double belief, double apart)
    {
        var evidence = new List<string> { Symptoms.Say($"Late in the run D believes generated samples to be real with {belief:0.00}; its lead, D(x) − D(G(z)), is {lead:0.00}, where a coin's is 0.") };
        if (symptoms.HasVitals)
        {
            evidence.Add(Symptoms.Say($"Yet real and generated samples are {apart:0.00} apart, where 0 is 'the same' and 1 'nothing in common'."));
            evidence.Add(Symptoms.Say($"A step moves D's parameters by {symptoms.Vital(vital => vital.DChange):0.0e0} of their norm."));
        }

        return new Finding(Ailment.DeadDiscriminator, Severity.Sick, "D is asleep: it cannot tell what plainly differs", symptoms.LateStretch)
        {
            Evidence = evidence,
            Cause = "D is held too flat (penalty, clipping or noise too strong), learns too slowly beside G, or is never shown generated samples.",
            Cures = [.. DeadCures(symptoms)],
            Signal = Signal.Beliefs,
        };
    }

    private static IEnumerable<Cure> DeadCures(Symptoms symptoms)
    {
        if (symptoms.Record is { } record)
        {
            var regularization = record.Regularization;
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

            if (record.DiscriminatorLearningRate > 0 && record.DiscriminatorLearningRate < record.LearningRate)
            {
                yield return new Cure("As high a learning rate for D as for G", "--set discriminatorLearningRate=0");
            }
        }

        yield return new Cure("Let D learn more often", "--set schedule.discriminatorSteps=2");
        yield return new Cure("Let D learn faster than G", Symptoms.Say($"--set discriminatorLearningRate={4 * (symptoms.Record?.LearningRate ?? 1e-4):0.####}"));
    }

    private static Finding Overpowers(Symptoms symptoms, double lead, double belief, double before, double apart)
    {
        var evidence = new List<string> { Symptoms.Say($"D(x) − D(G(z)) is {lead:0.000} late in the run, D(G(z)) {belief:0.0000}: D is sure of everything.") };
        if (symptoms.HasVitals)
        {
            evidence.Add(Symptoms.Say($"G gets no nearer to the data: {before:0.00} apart at first, {apart:0.00} at last."));
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
            Cures =
            [
                .. saturating ? [new Cure("The loss that does not saturate", "--objective non-saturating")] : Array.Empty<Cure>(),
                new Cure("Penalise D's gradient", "--set regularization.r1=1"),
                .. symptoms.Record is { Schedule.DiscriminatorSteps: > 1 } ? [new Cure("One step of D for one of G", "--set schedule.discriminatorSteps=1")] : Array.Empty<Cure>(),
                new Cure("Let D learn more slowly", Symptoms.Say($"--set discriminatorLearningRate={(symptoms.Record?.LearningRate ?? 2e-4) / 2:0.##e0}")),
                new Cure("Noise on what D sees", "--set regularization.instanceNoise=0.1"),
            ],
            Signal = Signal.Beliefs,
        };
    }
}
