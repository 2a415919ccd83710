using At = AnimeGan.Diagnosis.Thresholds.Wiring;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>Losses that cannot be of one game: D cannot be sure of what G fools it with.</summary>
/// <remarks><see cref="ObjectiveScale.LeastLossOnFakes"/> says why. Of runs of the kit, which measure both in one step, it is not asked.</remarks>
internal sealed class WiringRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (symptoms.HasVitals || !symptoms.Covers(At.LeastSteps))
        {
            return null;
        }

        var file = symptoms.File;
        var (d, g) = (2 * symptoms.Late(file.DLoss), symptoms.Late(file.GLoss));
        var byG = symptoms.Late([.. file.GLoss.Select(symptoms.Scale.LeastLossOnFakes)]);
        if (Misses(d, byG))
        {
            return Found(symptoms, Symptoms.Say($"G's loss of {g:0.####} says that D takes generated samples for real; D's loss on these alone would then be {byG:0.##} at least, but both of its halves are {d:0.####}."));
        }

        if (file is not { DReal: { } real, DFake: { } fake } || symptoms.Scale.Name is not ("non-saturating" or "minimax"))
        {
            return null;
        }

        var (byBeliefs, ofG) = (symptoms.Late([.. real.Zip(fake, (x, y) => -Math.Log(x) - Math.Log(1 - y))]), symptoms.Late([.. fake.Select(belief => -Math.Log(belief))]));
        return Misses(d, byBeliefs)
            ? Found(symptoms, Symptoms.Say($"D(x) of {symptoms.Late(real):0.00} and D(G(z)) of {symptoms.Late(fake):0.00} make D's loss {byBeliefs:0.##} at least, but both of its halves are {d:0.####}."))
            : symptoms.Scale.Name == "non-saturating" && Misses(g, ofG)
                ? Found(symptoms, Symptoms.Say($"D(G(z)) of {symptoms.Late(fake):0.00} makes G's loss {ofG:0.##} at least, but it is {g:0.####}."))
                : null;
    }

    private static bool Misses(double loss, double least) => loss < At.Share * least && least - loss > At.Least;

    private static Finding Found(Symptoms symptoms, string evidence) =>
        new(Ailment.WrongWiring, Severity.Sick, "Losses contradict each other: the loop is wired wrongly", symptoms.LateStretch)
        {
            Evidence = [evidence],
            Cause = "G's step trains D as well (its optimiser holds D's parameters, or D was not set untrainable), labels of real and generated samples are mixed up, or the two losses are not of the same samples.",
            Cures =
            [
                new Cure("Give G's optimiser G's parameters alone (Keras: discriminator.trainable = False before the combined model is compiled)"),
                new Cure("Check labels and samples of each step: D's has real with 1 and generated with 0, G's has generated with 1"),
                new Cure("Train with the kit's own loop, which keeps them apart", "animegan train"),
            ],
            Signal = Signal.Losses,
        };
}
