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
internal sealed record SweepResult(
    PlannedRun Plan, RunFolder Folder, long Done, string? Failure, IReadOnlyList<StepStatistics> History, IReadOnlyList<ScoredStep> Scores, IReadOnlyList<MetricResult> Figures)
{
    /// <summary>Whether nothing is left to train.</summary>
    internal bool IsDone => Failure is not null || Done >= Plan.Record.Steps;

    /// <summary>The median speed; null before the first step.</summary>
    internal double? ImagesPerSecond => History.Count == 0 ? null : History.Select(step => step.ImagesPerSecond).Order().ElementAt(History.Count / 2);

    /// <summary>Reads a run; null where it was not begun.</summary>
    internal static SweepResult? Read(PlannedRun plan) => plan.Open() is not { } folder
        ? null
        : new SweepResult(plan, folder, plan.Done, plan.Failure, folder.ReadStatistics(), folder.ReadScores(), EvaluationReport.Of(folder) is { } report && report.Step >= plan.Record.Steps ? report.Metrics : []);
}
