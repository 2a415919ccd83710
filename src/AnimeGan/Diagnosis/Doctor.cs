using AnimeGan.Data;
using AnimeGan.Diagnosis.Rules;
using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>Reads what a run left behind and says what ails it, with the evidence, the probable cause and the cure.</summary>
/// <example>
/// <code>
/// var report = Doctor.Examine(RunFolder.Open("runs/first"));
/// display(report.Diagnosis.Title);
/// report
/// </code>
/// </example>
public static class Doctor
{
    // What these find needs no second opinion, and explains all else.
    private static readonly IRule[] _decisive =
    [
        new NotFiniteRule(),
        new FrozenNetworkRule(),
        new WiringRule(),
        new WrongRangeRule(),
        new LearningRateRule(),
    ];

    // The first that finds something is the diagnosis; what the others find stands beside it. Causes come before what they bring about.
    private static readonly IRule[] _others =
    [
        new MemorisationRule(),
        new RunawayRule(),
        new OscillationRule(),
        new SleepingDiscriminatorRule(),
        new DivergenceRule(),
        new RepetitionRule(),
        new DiscriminatorRule(),
        new MissingModesRule(),
        new LossesRunAwayRule(),
        new CoinRule(),
    ];

    /// <summary>Examines a run's folder: its steps, its failure, and its last D, which is asked about pictures that it never saw.</summary>
    /// <param name="run">The run.</param>
    /// <param name="unseen">Pictures of the run's kind and size that it was not trained on; null to draw some where the data were drawn, else to leave this out.</param>
    /// <exception cref="InvalidDataException">The folder is not whole.</exception>
    public static HealthReport Examine(RunFolder run, ImageSet? unseen = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var record = run.ReadRecord();
        return Examine(CaseFile.Of(run.ReadStatistics(), record, Path.GetFileName(run.Root)) with
        {
            Failure = run.ReadFailure(),
            Probe = RunProbe.Measure(run, record, unseen),
        });
    }

    /// <summary>Examines what is known of a run.</summary>
    /// <param name="file">All that is known.</param>
    public static HealthReport Examine(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var report = ExamineOne(file);
        return file.OtherReadings.Count == 0 ? report : SecondOpinion.Of(report, [.. file.OtherReadings.Select(ExamineOne)]);
    }

    private static HealthReport ExamineOne(CaseFile file)
    {
        var symptoms = new Symptoms(file);
        var found = _decisive.Select(rule => rule.Look(symptoms)).OfType<Finding>().Take(1).ToList();
        if (found.Count == 0)
        {
            found = [.. _others.Select(rule => rule.Look(symptoms)).OfType<Finding>().DistinctBy(finding => finding.Ailment)];
        }

        return new HealthReport(file, found.Count > 0 ? found : [new ProgressRule().Look(symptoms)]);
    }
}
