using At = AnimeGan.Diagnosis.Thresholds.NotFinite;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>A number became infinite or NaN.</summary>
internal sealed class NotFiniteRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        var file = symptoms.File;
        var broken = Enumerable.Range(0, file.Steps.Count).FirstOrDefault(i => !double.IsFinite(file.DLoss[i]) || !double.IsFinite(file.GLoss[i]), -1);
        if (file.Failure is null && broken < 0)
        {
            return null;
        }

        var step = file.Failure?.Step ?? file.Steps[broken];
        var evidence = file.Failure is { } failure
            ? Symptoms.Say($"In step {failure.Step:#,0} '{failure.TensorName}' became {failure.Value}, first of all tensors.")
            : Symptoms.Say($"In step {step:#,0} a loss is not finite: D {file.DLoss[broken]}, G {file.GLoss[broken]}.");
        var data = file.Failure?.TensorName.StartsWith("images", StringComparison.Ordinal) == true;
        return new Finding(Ailment.NotFinite, Severity.Fatal, "A number became infinite or NaN", new Stretch(step - (At.Marked * step), step))
        {
            Evidence = [evidence],
            Cause = data
                ? "The data hold numbers that are not finite."
                : "Steps were so large that weights or logits grew beyond what the numbers hold: a learning rate too high, or a loss without a bound and nothing that limits D.",
            Cures = data ? new Prescription(symptoms).Say("Look at the data", "animegan data inspect").Cures : Cures(symptoms),
            Signal = Signal.Losses,
        };
    }

    private static IReadOnlyList<Cure> Cures(Symptoms symptoms) => new Prescription(symptoms)
        .Adjust("A tenth of the learning rate", Remedies.Rates(over: 10))
        .Try("Limit D's gradient", record => Remedies.Penalise(record))
        .Say("Go on from the last good checkpoint", "animegan resume RUN")
        .Cures;
}
