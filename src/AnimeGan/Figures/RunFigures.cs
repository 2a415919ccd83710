using AnimeGan.Imaging;
using AnimeGan.Training;

namespace AnimeGan.Figures;

/// <summary>The figures of a training run, from what its folder holds.</summary>
public static class RunFigures
{
    /// <summary>The losses of both networks, with their equilibrium where the run's objective is a cross-entropy.</summary>
    /// <param name="history">One record a step, by rising step.</param>
    /// <param name="record">The run's record; null for the non-saturating objective.</param>
    /// <param name="maximumPoints">Points kept of each longer curve, at least 4; the extremes are always kept.</param>
    public static Figure Losses(IReadOnlyList<StepStatistics> history, TrainingRecord? record = null, int maximumPoints = 2000)
    {
        ArgumentNullException.ThrowIfNull(history);
        return LossChart.Create(
            Steps(history),
            [.. history.Select(step => step.DLossReal)],
            [.. history.Select(step => step.DLossFake)],
            [.. history.Select(step => step.GLoss)],
            Options(record) with { MaximumPoints = maximumPoints });
    }

    /// <summary>D's mean belief in real images, and in generated ones before and after its own step.</summary>
    /// <param name="history">One record a step, by rising step.</param>
    /// <param name="maximumPoints">Points kept of each longer curve, at least 4; the extremes are always kept.</param>
    public static Figure Scores(IReadOnlyList<StepStatistics> history, int maximumPoints = 2000)
    {
        ArgumentNullException.ThrowIfNull(history);
        return ScoreChart.Create(
            Steps(history),
            [.. history.Select(step => step.DReal)],
            [.. history.Select(step => step.DFake)],
            [.. history.Select(step => step.DFakeAfter)],
            new LossChartOptions { Title = ScoreChart.Title, MaximumPoints = maximumPoints });
    }

    /// <summary>The run's sample grids with a slider over training.</summary>
    /// <param name="run">A run's folder with at least one grid in it.</param>
    /// <exception cref="ArgumentException">The run has drawn no grid yet.</exception>
    public static Figure Samples(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return SampleSlider.Create([.. run.Samples().Select(sample => Frame(sample.Step, File.ReadAllBytes(sample.Path)))]);
    }

    // Without logarithms, or with smoothed targets, log 2 is not what the losses settle at.
    private static LossChartOptions Options(TrainingRecord? record) => record switch
    {
        null or { Objective: "non-saturating", Regularization.RealTarget: 1 } => new LossChartOptions(),
        { Objective: "minimax", Regularization.RealTarget: 1 } => new LossChartOptions { GeneratorLoss = GeneratorLoss.Minimax },
        _ => new LossChartOptions { ShowEquilibrium = false, Title = $"Losses over training, {record.Objective}" },
    };

    private static double[] Steps(IReadOnlyList<StepStatistics> history) => [.. history.Select(step => (double)step.Step)];

    private static SampleFrame Frame(long step, byte[] png)
    {
        var info = PictureEngines.Default.Identify(png);
        return new SampleFrame(step, png, info.Width, info.Height);
    }
}
