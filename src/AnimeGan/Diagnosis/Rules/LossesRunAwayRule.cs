using At = AnimeGan.Diagnosis.Thresholds.Runaway;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>Losses that run away are healthy under no objective: where nothing else explains them, the run diverges.</summary>
internal sealed class LossesRunAwayRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (!symptoms.Covers(At.LeastSteps) || !symptoms.Scale.IsCrossEntropy)
        {
            return null;
        }

        double[] d = [.. symptoms.File.DLoss.Select(Math.Abs)], g = [.. symptoms.File.GLoss.Select(Math.Abs)];
        var (dBefore, dLate) = (symptoms.QuantileBefore(d, At.Swing), symptoms.LateQuantile(d, At.Swing));
        var (gBefore, gLate) = (symptoms.QuantileBefore(g, At.Swing), symptoms.LateQuantile(g, At.Swing));
        var (dRest, gRest) = (symptoms.Scale.Rest!.Value, Math.Abs(symptoms.Scale.GeneratorRest!.Value));
        return (dLate > At.Large * dRest && dLate > At.Growth * dBefore) || dLate > At.Enormous * dRest
            ? DivergenceRule.Found(symptoms, Signal.Losses, Symptoms.Say($"D's loss reaches {dBefore:0.#} in the middle of the run and {dLate:0.#} at its end, G's {gBefore:0.#} and {gLate:0.#}."))
            : gLate > Thresholds.LossesRunAway.EnormousOfG * gRest && gLate > At.Growth * gBefore
                ? DivergenceRule.Found(symptoms, Signal.Losses, Symptoms.Say($"G's loss reaches {gBefore:0.#} in the middle of the run and {gLate:0.#} at its end."))
                : null;
    }
}
