namespace AnimeGan.Diagnosis;

/// <summary>What to say where losses can be read as those of more than one objective: a wrong guess costs a note, no verdict.</summary>
internal static class SecondOpinion
{
    /// <summary>Brings the readings together: where all agree that a run is sick, or that it is not, the likeliest speaks; where not, both do.</summary>
    /// <param name="likeliest">What the likeliest reading says.</param>
    /// <param name="others">What the others say.</param>
    internal static HealthReport Of(HealthReport likeliest, IReadOnlyList<HealthReport> others)
    {
        HealthReport[] asked = [likeliest, .. others];

        // An objective under which the losses contradict each other is the wrong one, where they do not under another.
        HealthReport[] all = [.. asked.Where(report => report.Diagnosis.Ailment != Ailment.WrongWiring)];
        all = all.Length == 0 ? asked : all;
        likeliest = new HealthReport(all[0].File with { Guesses = asked[0].File.Guesses }, all[0].Findings);
        if (all.Length == 1)
        {
            return likeliest;
        }

        string[] words = [.. all.Select(report => $"Read as {report.File.Scale.Name}: {report.Diagnosis.Title}.{(report.Diagnosis.Evidence.Count > 0 ? " " + report.Diagnosis.Evidence[0] : "")}")];
        var (sick, well) = (Array.Find(all, report => report.IsSick), Array.Exists(all, report => report.Diagnosis.Severity == Severity.Well));
        if (sick is null || !well)
        {
            // No reading is well, or none is sick: what one cannot tell, no other knows.
            var chosen = likeliest.Diagnosis.Ailment == Ailment.CannotTell ? likeliest : sick ?? Array.Find(all, report => report.Diagnosis.Ailment == Ailment.CannotTell) ?? likeliest;
            return new HealthReport(chosen.File with { Guesses = [.. likeliest.File.Guesses, .. words] }, chosen.Findings);
        }

        var unclear = new Finding(Ailment.CannotTell, Severity.Note, "Cannot tell: it depends on the objective", likeliest.Diagnosis.Stretch)
        {
            Evidence = words,
            Cause = "The values allow both readings, and one of them is sick.",
            Cures = [new Cure("Say which it is", $"--objective {string.Join('|', all.Select(report => report.File.Scale.Name))}")],
            Signal = Signal.Losses,
        };
        return new HealthReport(likeliest.File, [unclear]);
    }
}
