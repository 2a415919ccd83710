using At = AnimeGan.Diagnosis.Thresholds.Oscillation;

namespace AnimeGan.Diagnosis.Rules;

/// <summary>The networks run in circles.</summary>
/// <remarks>
/// Mescheder et al. 2018 (arXiv 1801.04406), section 2: without a penalty the eigenvalues at the fixed point are imaginary,
/// so that gradient descent circles around it. G comes near the data and leaves again, over and over. Two small batches
/// differ by chance, so only ways beyond what that noise explains count: <see cref="Circling"/>.
/// </remarks>
internal sealed class OscillationRule : IRule
{
    /// <inheritdoc/>
    public Finding? Look(Symptoms symptoms)
    {
        if (!symptoms.Covers(At.LeastSteps))
        {
            return null;
        }

        var skipped = symptoms.LastStep * At.Start;
        var vitals = symptoms.Vitals.Where(vital => vital.Step > skipped).ToList();
        var leads = double.IsNaN(symptoms.Late(symptoms.Lead)) ? [] : symptoms.Lead.Skip((int)(symptoms.Lead.Count * At.Start));
        var ofDistance = Circling.Of([.. vitals.Select(vital => vital.Values.Distance)], At.SmoothedLooks, At.Way);
        var ofLead = Circling.Of([.. leads], Math.Max(At.SmoothedEntries, (int)(symptoms.Entries * At.SmoothedShare)), At.LeadsWay);
        if (ofDistance.Turns < At.Turns && ofLead.Turns < At.Turns)
        {
            return null;
        }

        var byDistance = ofDistance.Turns >= At.Turns;
        var circling = byDistance ? ofDistance : ofLead;
        return new Finding(Ailment.Oscillation, Severity.Sick, "The game runs in circles", new Stretch(skipped, symptoms.LastStep))
        {
            Evidence =
            [
                byDistance
                    ? Symptoms.Say($"The distance of generated from real samples turned round {circling.Turns} times after a way of at least {circling.Way:0.00}, between {circling.Low:0.00} and {circling.High:0.00}.")
                    : Symptoms.Say($"D's lead, D(x) − D(G(z)){(symptoms.Target < 1 ? " as a share of what smoothed targets allow" : "")}, turned round {circling.Turns} times after a way of at least {circling.Way:0.00}, between {circling.Low:0.00} and {circling.High:0.00}."),
                Symptoms.Say($"That is once in {(symptoms.LastStep - skipped) / circling.Turns:0} steps."),
            ],
            Cause = "Each network answers where the other was, not where it is: too much momentum, steps too large, or no penalty that damps the circling (Mescheder et al. 2018).",
            Cures = new Prescription(symptoms)
                .Try("Damp it: a penalty on D's gradient", record => Remedies.Penalise(record))
                .Try("Less momentum", Remedies.NoMomentum)
                .Try("Let both rates fall to nothing", Remedies.Decay)
                .Try("A longer moving average of G, which stands in the middle of the circle", Remedies.LongerAverageOfG)
                .Cures,
            Signal = byDistance ? Signal.Distance : Signal.Beliefs,
        };
    }
}
