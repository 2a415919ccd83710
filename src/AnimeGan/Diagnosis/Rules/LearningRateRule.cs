using At = AnimeGan.Diagnosis.Thresholds.LearningRate;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>The learning rate is orders of magnitude off: parameters move too far in a step, or hardly at all.</summary>
/// <remarks>
/// Adam moves each parameter by about its learning rate, whatever the gradient (Kingma and Ba 2015, arXiv 1412.6980, section
/// 2.1), so the relative change of a step is the learning rate in units of the weights. About a thousandth to a hundredth
/// is usual, and holds for any network, width and optimiser.
/// </remarks>
internal sealed class LearningRateRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (symptoms.Vitals.Count < At.LeastLooks)
        {
            return null;
        }

        // Weights that have run away hide how far they still move: the largest of the first steps shows it. Rates that fall make late steps small.
        var first = symptoms.Vitals.Take(At.FirstLooks).ToList();
        var (g, d) = (Robust.Median(first.Select(vital => vital.Values.GChange)), Robust.Median(first.Select(vital => vital.Values.DChange)));
        // Clipping moves D far at once, whatever the rate.
        var clipped = symptoms.Record is { Regularization.WeightClip: > 0 };
        var (mostG, mostD) = (first.Max(vital => vital.Values.GChange), clipped ? 0 : first.Max(vital => vital.Values.DChange));
        if (mostG > At.TooFar || mostD > At.TooFar)
        {
            return TooHigh(symptoms, mostG, mostD, first[^1].Step);
        }

        // Where G alone hardly moves, D outruns it, which has a name of its own.
        return g < At.HardlyAtAll && d < At.HardlyAtAll ? TooLow(symptoms, g, d) : null;
    }

    private static Finding TooHigh(Symptoms symptoms, double g, double d, double step) =>
        new(Ailment.LearningRateTooHigh, Severity.Sick, "The learning rate is too high", new Stretch(symptoms.File.Steps[0], Math.Max(step, symptoms.LastStep / 4)))
        {
            Evidence =
            [
                Symptoms.Say($"Among the first steps is one that moves G's parameters by {100 * g:0.#} % of their norm, and one that moves D's by {100 * d:0.#} %; about 0.3 % is usual."),
            ],
            Cause = "What a batch teaches is overwritten by the next: the networks jump about instead of learning.",
            Cures = d > At.TooFar && g <= At.TooFar
                ? new Prescription(symptoms).Adjust("A rate that moves D by the usual", Remedies.RateOfD(At.Usual / d)).Adjust("Or the same for both", Remedies.Rates(At.Usual / d)).Cures
                : Rates(symptoms, Math.Max(g, d)),
            Signal = Signal.Change,
        };

    private static Finding TooLow(Symptoms symptoms, double g, double d) =>
        new(Ailment.LearningRateTooLow, Severity.Sick, "The learning rate is too low", new Stretch(symptoms.File.Steps[0], symptoms.LastStep))
        {
            Evidence =
            [
                Symptoms.Say($"A step moves G's parameters by {g:0.0e0} of their norm and D's by {d:0.0e0}; about 3e-3 is usual."),
                Symptoms.Say($"Real and generated samples are as far apart at the end ({symptoms.LateVital(vital => vital.Distance):0.00}) as at the beginning ({symptoms.Vitals[0].Values.Distance:0.00})."),
            ],
            Cause = "The networks learn, but would need weeks.",
            Cures = Rates(symptoms, g),
            Signal = Signal.Change,
        };

    private static IReadOnlyList<Cure> Rates(Symptoms symptoms, double change) => symptoms.Record is null
        ? new Prescription(symptoms).Say("The usual rate of Adam for GANs, 0.0002").Cures
        : new Prescription(symptoms).Adjust("A rate that moves them by the usual", Remedies.Rates(At.Usual / change)).Cures;
}
