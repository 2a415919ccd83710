using System.Globalization;
using AnimeGan.Training;

namespace AnimeGan.Cli.Terminal;

/// <summary>Shows a run's steps with its losses, each half of D's loss by itself.</summary>
/// <param name="reporter">Where to.</param>
internal sealed class TrainingProgress(ProgressReporter reporter) : ITrainingObserver
{
    /// <inheritdoc />
    public void OnStep(StepStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        reporter.Report(statistics.Step, string.Create(
            CultureInfo.InvariantCulture,
            $"D real {statistics.DLossReal:0.00} fake {statistics.DLossFake:0.00}, G {statistics.GLoss:0.00}, D(x) {statistics.DReal:0.00}, D(G(z)) {statistics.DFake:0.00}"));
    }
}
