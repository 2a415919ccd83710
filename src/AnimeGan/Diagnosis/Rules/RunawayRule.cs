namespace AnimeGan.Diagnosis.Rules;

/// <summary>D's loss grows without bound: a critic that nothing limits.</summary>
/// <remarks>Arjovsky, Chintala and Bottou 2017 (arXiv 1701.07875), section 3: the critic must be Lipschitz.</remarks>
internal sealed class RunawayRule : IRule
{
    // G's loss may drift with a critic's free offset; D's is a difference. A converging game lets it fall from step to step.
    private const double Runaway = 10;
    private const double Growth = 1.25;

    // A critic that runs away swings from one sign to the other: how far it swings grows steadily, its middle does not.
    private const double Swing = 0.75;

    // Beyond what pictures of 128 pixels are apart: no critic that is limited gets there, whether it still grows or swings.
    private const double Enormous = 300;

    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (symptoms.Count < DivergenceRule.StepsToBeSure || symptoms.Scale.IsCrossEntropy)
        {
            return null;
        }

        double[] size = [.. symptoms.File.DLoss.Select(Math.Abs)];
        var (before, late) = (symptoms.QuantileBefore(size, Swing), symptoms.LateQuantile(size, Swing));
        var scale = symptoms.Scale.Rest ?? 1;
        return (late > Runaway * scale && late > Growth * before) || late > Enormous * scale
            ? DivergenceRule.Found(symptoms, Signal.Losses, Symptoms.Say($"D's loss reaches {before:0.#} in the middle of the run and {late:0.#} at its end."))
            : null;
    }
}
