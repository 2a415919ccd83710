using At = AnimeGan.Diagnosis.Thresholds.Memory;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>D has learnt its pictures by heart.</summary>
/// <remarks>Karras et al. 2020 (arXiv 2006.06676), section 3 and figure 1c: D's answers to training and to held-out pictures drift apart.</remarks>
internal sealed class MemorisationRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (symptoms.File.Probe is not { } probe || !(probe.Gap >= At.Gap * symptoms.Target))
        {
            return null;
        }

        var epochs = symptoms.Record is { } record ? symptoms.LastStep * record.BatchSize / probe.Pictures : double.NaN;
        var evidence = new List<string>
        {
            Symptoms.Say($"D believes its own {probe.Pictures:#,0} pictures to be real with {probe.OfOwn:0.00}, pictures of the same kind that it never saw with {probe.OfUnseen:0.00}."),
        };
        if (!double.IsNaN(epochs))
        {
            evidence.Add(Symptoms.Say($"It has seen each of its pictures {epochs:#,0} times."));
        }

        return new Finding(Ailment.Memorisation, Severity.Sick, "D knows its pictures by heart", new Stretch(symptoms.File.Steps[0], symptoms.LastStep))
        {
            Evidence = evidence,
            Cause = "Too few pictures, seen too often: D recognises them instead of learning what they have in common, and can teach G nothing but to copy.",
            Cures = new Prescription(symptoms)
                .Say("More pictures")
                .Try("Vary them for both networks", record => record.Augmentation.Kind == "none" ? record with { Augmentation = record.Augmentation with { Kind = "diffaugment" } } : record)
                .Try("Mirror them", record => record with { HorizontalFlip = true })
                .Say("Stop earlier and keep the best checkpoint", "animegan evaluate RUN --best")
                .Cures,
            Signal = Signal.Beliefs,
        };
    }
}
