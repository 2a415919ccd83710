using AnimeGan.Evaluation;
using AnimeGan.Training;

namespace AnimeGan.Reports;

/// <summary>What a report says of a run of a sweep, read once.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Folder">Where it is kept.</param>
/// <param name="Done">Steps that its newest whole checkpoint has.</param>
/// <param name="Failure">Why it broke off for good; null where it did not.</param>
/// <param name="History">Its steps.</param>
/// <param name="Scores">What was measured while it trained.</param>
/// <param name="Figures">What its last checkpoint was measured to be; empty where it was not.</param>
/// <param name="Warnings">What whoever reads these figures has to know.</param>
internal sealed record SweepResult(
    PlannedRun Plan, RunFolder Folder, long Done, string? Failure, IReadOnlyList<StepStatistics> History, IReadOnlyList<ScoredStep> Scores, IReadOnlyList<MetricResult> Figures, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether nothing is left to train.</summary>
    internal bool IsDone => Failure is not null || Done >= Plan.Record.Steps;

    /// <summary>The median speed; null before the first step.</summary>
    internal double? ImagesPerSecond => History.Count == 0 ? null : History.Select(step => step.ImagesPerSecond).Order().ElementAt(History.Count / 2);

    /// <summary>Reads a run; null where it was not begun.</summary>
    internal static SweepResult? Read(PlannedRun plan)
    {
        if (plan.Open() is not { } folder)
        {
            return null;
        }

        var report = EvaluationReport.Of(folder) is { } found && found.Step >= plan.Record.Steps ? found : null;
        return new SweepResult(plan, folder, plan.Done, plan.Failure, folder.ReadStatistics(), folder.ReadScores(), report?.Metrics ?? [], report?.Warnings ?? []);
    }
}
