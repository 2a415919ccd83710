using At = AnimeGan.Diagnosis.Thresholds.Range;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>Real pictures do not lie where G draws: D needs no more than the range to tell the two.</summary>
internal sealed class WrongRangeRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        var vitals = symptoms.File.Vitals;
        if (!symptoms.File.Pictures || vitals.Count < At.LeastLooks)
        {
            return null;
        }

        var (low, high) = (vitals.Min(vital => vital.Values.RealLow), vitals.Max(vital => vital.Values.RealHigh));
        var (fakeLow, fakeHigh) = (vitals.Min(vital => vital.Values.FakeLow), vitals.Max(vital => vital.Values.FakeHigh));
        var outside = low < -At.Outside || high > At.Outside;
        if (!outside && !(low > At.NothingBelow && fakeLow < At.FarBelow))
        {
            return null;
        }

        return new Finding(Ailment.WrongRange, Severity.Sick, "Pictures and G do not share a range", new Stretch(symptoms.File.Steps[0], symptoms.LastStep))
        {
            Evidence =
            [
                Symptoms.Say($"Real pictures lie in [{low:0.##}, {high:0.##}], generated ones in [{fakeLow:0.##}, {fakeHigh:0.##}]."),
            ],
            Cause = outside
                ? "Pictures were not scaled: bytes went into the networks as they are."
                : "Pictures were scaled to [0, 1], but G ends in tanh and draws in [−1, 1]: half of what it can draw is never right.",
            Cures = Cures(symptoms),
            Signal = Signal.Beliefs,
        };
    }

    // Only DCGAN's G can end in a sigmoid; other families draw in [−1, 1] whatever the practice says of the pictures.
    private static IReadOnlyList<Cure> Cures(Symptoms symptoms)
    {
        var cures = new Prescription(symptoms);
        if (symptoms.Record is { Practices.ImagesInMinusOneToOne: false })
        {
            return cures.Try("Scale pictures to [−1, 1], where G draws", record => record with { Practices = record.Practices with { ImagesInMinusOneToOne = true } }).Cures;
        }

        cures.Say("Scale pictures to [−1, 1]: x / 127.5 − 1, as ImageTensors.ToTensor does");
        return symptoms.Record is null or { Model: "dcgan" or "conditional" }
            ? cures.Try("Or keep [0, 1] and let G end in a sigmoid", record => record with { Practices = record.Practices with { ImagesInMinusOneToOne = false } }).Cures
            : cures.Cures;
    }
}
