using AnimeGan.Data;
using AnimeGan.Diagnosis;
using AnimeGan.Evaluation;
using AnimeGan.Training;

namespace AnimeGan.Reports;

/// <summary>Everything that a report says of a run, read once.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Record">What was trained.</param>
/// <param name="Environment">Where.</param>
/// <param name="History">The steps so far.</param>
/// <param name="Scores">What was measured while it trained, by one measure.</param>
/// <param name="Evaluation">What animegan evaluate found; null where it was not called.</param>
/// <param name="Health">What the doctor says; null before the first step, or where he was not asked.</param>
internal sealed record ReportRun(
    string Name,
    RunFolder Folder,
    TrainingRecord Record,
    RunEnvironment Environment,
    IReadOnlyList<StepStatistics> History,
    IReadOnlyList<ScoredStep> Scores,
    EvaluationReport? Evaluation,
    HealthReport? Health)
{
    /// <summary>The measurement with the lowest score, or null.</summary>
    internal ScoredStep? Best => Scores.MinBy(score => score.Score);

    /// <summary>The median speed, images a second; null before the first step.</summary>
    internal double? ImagesPerSecond => History.Count == 0 ? null : History.Select(step => step.ImagesPerSecond).Order().ElementAt(History.Count / 2);

    /// <summary>Reads runs.</summary>
    /// <param name="folders">Their folders, none twice.</param>
    /// <param name="examine">Whether the doctor looks at them, which draws some pictures.</param>
    /// <exception cref="InvalidDataException">A file of a run is not whole.</exception>
    internal static IReadOnlyList<ReportRun> Read(IReadOnlyList<RunFolder> folders, bool examine) => [.. folders.Zip(RunFolder.ShortNames(folders), (folder, name) => Read(folder, name, examine))];

    private static ReportRun Read(RunFolder folder, string name, bool examine)
    {
        var record = folder.ReadRecord();
        var scores = folder.ReadScores();
        var history = folder.ReadStatistics();
        return new ReportRun(
            name,
            folder,
            record,
            folder.ReadEnvironment(),
            history,
            [.. scores.Where(score => score.Name == scores[^1].Name)],
            EvaluationReport.Of(folder),
            examine && history.Count > 0 ? Examine(folder, record) : null);
    }

    // The pictures that samples were compared with are pictures that D never saw.
    private static HealthReport Examine(RunFolder folder, TrainingRecord record)
    {
        using var unseen = Directory.Exists(record.Evaluation.HeldOut) ? ImageSet.Open(record.Evaluation.HeldOut) : null;
        return Doctor.Examine(folder, unseen);
    }
}
