using At = AnimeGan.Diagnosis.Thresholds.Divergence;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>What G draws flies off, or what it had learnt comes undone for good.</summary>
internal sealed class DivergenceRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (!symptoms.Covers(At.LeastSteps) || !symptoms.HasVitals)
        {
            return null;
        }

        var span = symptoms.LateVital(vital => (vital.FakeHigh - vital.FakeLow) / Math.Max(double.Epsilon, vital.RealHigh - vital.RealLow));
        if (span > At.FliesOff)
        {
            return Found(symptoms, Signal.Variety, Symptoms.Say($"Generated samples span {span:0.#} times what real ones do."));
        }

        var (best, end) = (symptoms.Best(vital => vital.Distance), symptoms.LateVital(vital => vital.Distance));
        return end > At.Far && end > best.Value + At.Undone
            ? Found(symptoms, Signal.Distance, Symptoms.Say($"Real and generated samples were {best.Value:0.00} apart around step {best.Step:#,0} and are {end:0.00} apart at the end, where 1 is 'nothing in common'."))
            : null;
    }

    /// <summary>A run that diverges, by the evidence given.</summary>
    internal static Finding Found(Symptoms symptoms, Signal signal, string evidence) =>
        new(Ailment.Divergence, Severity.Sick, "The run diverges", symptoms.LateStretch)
        {
            Evidence = [evidence],
            Cause = symptoms.Scale.Name == "wasserstein"
                ? "A critic must be Lipschitz: without a penalty, clipping or spectral normalisation its values grow for ever, and with them its gradient."
                : "The networks push each other away instead of towards each other: steps too large, too much momentum, or nothing that limits D's gradient.",
            Cures = Cures(symptoms),
            Signal = signal,
        };

    private static IReadOnlyList<Cure> Cures(Symptoms symptoms)
    {
        var cures = new Prescription(symptoms);
        var isCritic = symptoms.Scale.Name == "wasserstein";
        cures.Try(isCritic ? "Penalise the critic's gradient" : "Penalise D's gradient", record => Remedies.Penalise(record));
        if (isCritic)
        {
            cures.Try("Or normalise it spectrally", Remedies.NormaliseSpectrally);
        }

        return cures
            .Try("Less momentum", Remedies.NoMomentum)
            .Adjust("A smaller learning rate", Remedies.Rates(over: 4))
            .Cures;
    }
}
