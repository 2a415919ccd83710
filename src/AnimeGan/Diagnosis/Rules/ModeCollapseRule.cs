namespace AnimeGan.Diagnosis.Rules;

/// <summary>G draws one thing, or few things.</summary>
/// <remarks>Goodfellow 2016, 'NIPS 2016 Tutorial' (arXiv 1701.00160), section 5.1.1; Lin et al. 2018 (arXiv 1712.04086), section 2.</remarks>
internal sealed class ModeCollapseRule : IRule
{
    // Untrained networks and young DCGANs draw a fifth to a third of the data's variety; below this, all is one.
    private const double OneThing = 0.12;

    // Nearest neighbours among generated samples as near as copies of each other.
    private const double Copies = 0.12;

    // Points in a plane: more than a quarter of the data with nothing near, all the time.
    private const double Forsaken = 0.25;

    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (!symptoms.HasVitals)
        {
            return null;
        }

        var (spread, nearest) = (symptoms.LateVital(vital => vital.Spread), symptoms.LateVital(vital => vital.Nearest));
        var missing = Robust.Quantile(symptoms.LateVitals().Select(vital => vital.Values.Missing), 0.1);
        var onPictures = symptoms.File.Pictures && (spread < OneThing || nearest < Copies);
        var onPoints = !symptoms.File.Pictures && missing > Forsaken;
        if (!onPictures && !onPoints)
        {
            return null;
        }

        return new Finding(Ailment.ModeCollapse, Severity.Sick, onPoints ? "Mode collapse: G leaves parts of the data out" : "Mode collapse: G draws the same again and again", symptoms.LateStretch)
        {
            Evidence =
            [
                onPoints
                    ? Symptoms.Say($"At least {missing:P0} of the real samples have no generated one around, at nine of ten looks late in the run.")
                    : Symptoms.Say($"Two generated pictures differ by {spread:0.00} of what two real ones differ by; the nearest two by {nearest:0.00}."),
                Symptoms.Say($"Real and generated samples are {symptoms.LateVital(vital => vital.Distance):0.00} apart, where 0 is 'the same' and 1 'nothing in common'."),
            ],
            Cause = "It pays for G to draw what D believes at the moment, whatever z says, and D judges each sample by itself: it cannot see that they are all alike.",
            Cures =
            [
                new Cure("Penalise D's gradient, so that it changes its mind more slowly", symptoms.File.Pictures ? "--set regularization.r1=1" : "--set regularization.r1=0.01"),
                new Cure("Less momentum", "--set beta1=0"),
                new Cure("Let D judge two samples together", "--set regularization.packing=2"),
                new Cure("A smaller learning rate for G than for D", Symptoms.Say($"--set discriminatorLearningRate={4 * (symptoms.Record?.LearningRate ?? 1e-4):0.####}")),
            ],
            Signal = Signal.Variety,
        };
    }
}
