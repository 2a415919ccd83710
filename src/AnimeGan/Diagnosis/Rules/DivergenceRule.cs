namespace AnimeGan.Diagnosis.Rules;

/// <summary>Losses grow without bound, or what was learnt comes undone for good.</summary>
internal sealed class DivergenceRule : IRule
{
    // G's loss may drift with a critic's free offset; D's is a difference. A converging game lets it fall from step to step.
    private const double Runaway = 10;
    private const double Growth = 1.25;

    // Beyond what pictures of 128 pixels are apart: no critic that is limited gets there, whether it still grows or swings.
    private const double Enormous = 300;

    // From near to far: a G that had come near and ends at more than half of all there is.
    private const double Undone = 0.35;
    private const double Far = 0.5;

    // What G draws spans so many times what is real.
    private const double FliesOff = 5;

    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (symptoms.Count < 30)
        {
            return null;
        }

        var file = symptoms.File;
        double[] size = [.. file.DLoss.Select(Math.Abs)];
        var (before, late) = (symptoms.Before(size), symptoms.Late(size));
        var scale = symptoms.Scale.Rest ?? 1;
        if (((late > Runaway * scale && late > Growth * before) || late > Enormous * scale) && !symptoms.Scale.IsCrossEntropy)
        {
            return Found(symptoms, Signal.Losses, Symptoms.Say($"D's loss has the size {before:0.#} in the middle of the run and {late:0.#} at its end."));
        }

        if (!symptoms.HasVitals)
        {
            return null;
        }

        var span = symptoms.LateVital(vital => (vital.FakeHigh - vital.FakeLow) / Math.Max(1e-9, vital.RealHigh - vital.RealLow));
        if (span > FliesOff)
        {
            return Found(symptoms, Signal.Variety, Symptoms.Say($"Generated samples span {span:0.#} times what real ones do."));
        }

        var (best, end) = (symptoms.Best(vital => vital.Distance), symptoms.LateVital(vital => vital.Distance));
        return end > Far && end > best.Value + Undone
            ? Found(symptoms, Signal.Distance, Symptoms.Say($"Real and generated samples were {best.Value:0.00} apart around step {best.Step:#,0} and are {end:0.00} apart at the end, where 1 is 'nothing in common'."))
            : null;
    }

    private static Finding Found(Symptoms symptoms, Signal signal, string evidence) =>
        new(Ailment.Divergence, Severity.Sick, "The run diverges", symptoms.LateStretch)
        {
            Evidence = [evidence],
            Cause = symptoms.Scale.Name == "wasserstein"
                ? "A critic must be Lipschitz: without a penalty, clipping or spectral normalisation its values grow for ever, and with them its gradient."
                : "The networks push each other away instead of towards each other: steps too large, too much momentum, or nothing that limits D's gradient.",
            Cures = symptoms.Scale.Name == "wasserstein"
                ? [new Cure("Penalise the critic's gradient", "--set regularization.gradientPenalty=10"), new Cure("Or normalise it spectrally", "--set regularization.spectralNorm=true")]
                : [new Cure("Penalise D's gradient", "--set regularization.r1=1"), new Cure("Less momentum", "--set beta1=0"), new Cure("A smaller learning rate", symptoms.Record is { } record ? Symptoms.Say($"--lr {record.LearningRate / 4:0.##e0}") : "--lr 0.0001")],
            Signal = signal,
        };
}
