using System.Globalization;
using AnimeGan.Training;

namespace AnimeGan.Cli.Terminal;

/// <summary>Shows a run's steps with its losses, each half of D's loss by itself, and the last measurement of its samples.</summary>
/// <param name="reporter">Where to.</param>
/// <param name="measure">Name of the measure among the statistics' terms.</param>
internal sealed class TrainingProgress(ProgressReporter reporter, string measure) : ITrainingObserver
{
    private string _measured = "";

    /// <inheritdoc />
    public void OnStep(StepStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        if (statistics.Terms is { } terms && terms.TryGetValue(measure, out var value))
        {
            _measured = string.Create(CultureInfo.InvariantCulture, $", {measure.ToUpperInvariant()} {value:0.0000} at step {statistics.Step}");
        }

        reporter.Report(statistics.Step, string.Create(
            CultureInfo.InvariantCulture,
            $"D real {statistics.DLossReal:0.00} fake {statistics.DLossFake:0.00}, G {statistics.GLoss:0.00}, D(x) {statistics.DReal:0.00}, D(G(z)) {statistics.DFake:0.00}{_measured}"));
    }
}
