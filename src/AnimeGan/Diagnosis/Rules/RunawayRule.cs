using At = AnimeGan.Diagnosis.Thresholds.Runaway;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>D's loss grows without bound: a critic that nothing limits.</summary>
/// <remarks>Arjovsky, Chintala and Bottou 2017 (arXiv 1701.07875), section 3: the critic must be Lipschitz.</remarks>
internal sealed class RunawayRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (!symptoms.Covers(At.LeastSteps) || symptoms.Scale.IsCrossEntropy)
        {
            return null;
        }

        double[] size = [.. symptoms.File.DLoss.Select(Math.Abs)];
        var (before, late) = (symptoms.QuantileBefore(size, At.Swing), symptoms.LateQuantile(size, At.Swing));
        var scale = symptoms.Scale.Rest ?? 1;
        return (late > At.Large * scale && late > At.Growth * before) || late > At.Enormous * scale
            ? DivergenceRule.Found(symptoms, Signal.Losses, Symptoms.Say($"D's loss reaches {before:0.#} in the middle of the run and {late:0.#} at its end."))
            : null;
    }
}
