using AnimeGan.Imaging;
using AnimeGan.Training;

namespace AnimeGan.Figures;

/// <summary>The figures of a training run, from what its folder holds.</summary>
/// <example>
/// <code>
/// var run = RunFolder.Open("runs/first");
/// display(RunFigures.Losses(run.ReadStatistics(), run.ReadRecord()));
/// display(RunFigures.Samples(run));
/// </code>
/// </example>
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

    /// <summary>How long both networks' gradients are, on a logarithmic axis: one that vanishes or explodes shows here first.</summary>
    /// <param name="history">One record a step, by rising step, at least one.</param>
    /// <param name="maximumPoints">Points kept of each longer curve, at least 4; the extremes are always kept.</param>
    public static Figure Gradients(IReadOnlyList<StepStatistics> history, int maximumPoints = 2000)
    {
        ArgumentNullException.ThrowIfNull(history);
        var (steps, beta) = (Steps(history), Smoothing.DefaultBeta(history.Count));
        var axis = new Schema.Axis { Title = new Schema.Title { Text = "norm of the gradient" }, Type = "log" };
        return new Figure
        {
            Data = [.. Norms("D", Theme.Blue, step => step.DGradientNorm), .. Norms("G", Theme.Vermilion, step => step.GGradientNorm)],
            Layout = Curves.Layout("Gradients over training", Curves.SmoothingNote(beta), "training step", axis) with { Margin = new Schema.Margin { T = 68, R = 22 } },
        };

        // What is 0 has no logarithm and becomes a gap.
        IEnumerable<Schema.Trace> Norms(string name, string color, Func<StepStatistics, double> norm) =>
            Curves.Of(name, color, steps, [.. history.Select(step => norm(step) is > 0 and var value ? value : double.NaN)], beta, maximumPoints);
    }

    /// <summary>The run's sample grids with a slider over training.</summary>
    /// <param name="run">A run's folder with at least one grid in it.</param>
    /// <param name="maximumFrames">How many grids to keep at most, at least 2, first and last among them.</param>
    /// <exception cref="ArgumentException">The run has drawn no grid yet.</exception>
    public static Figure Samples(RunFolder run, int maximumFrames = 24)
    {
        ArgumentNullException.ThrowIfNull(run);
        var samples = run.Samples();
        var kept = Downsampling.KeepEvenly(samples.Count, maximumFrames).Select(i => samples[i]);
        return SampleSlider.Create([.. kept.Select(sample => Frame(sample.Step, File.ReadAllBytes(sample.Path)))], maximumFrames: maximumFrames);
    }

    /// <summary>What was measured on the run's samples while it trained.</summary>
    /// <param name="run">A run that was measured at least once.</param>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public static Figure Evaluations(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return EvaluationChart.Create(run.ReadScores(), run.ReadStatistics());
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
        var info = Pictures.Identify(png);
        return new SampleFrame(step, png, info.Width, info.Height);
    }
}
