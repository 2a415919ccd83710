using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Evaluation;

/// <summary>A run in a line of numbers, to be set beside others.</summary>
/// <remarks>Losses, scores of D and gradients are means over the last quarter of the steps, where a run shows what became of it.</remarks>
public sealed record RunMeasures
{
    private const int SampleSeed = 7;

    /// <summary>Distance of samples to the reference, in the measure's own units; lower is better.</summary>
    public required double Score { get; init; }

    /// <summary>Numbers that G learns.</summary>
    public required long GeneratorParameters { get; init; }

    /// <summary>Numbers that D learns.</summary>
    public required long DiscriminatorParameters { get; init; }

    /// <summary>Real images a second: the median over all steps, loading included.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>Mean Euclidean norm of G's gradient.</summary>
    public required double GGradientNorm { get; init; }

    /// <summary>Mean D(x).</summary>
    public required double DReal { get; init; }

    /// <summary>Mean D(G(z)) before D's update.</summary>
    public required double DFake { get; init; }

    /// <summary>D's loss, mean of its two halves, nats.</summary>
    public required double DLossPerHalf { get; init; }

    /// <summary>G's loss, nats.</summary>
    public required double GLoss { get; init; }

    /// <summary>Measures a run.</summary>
    /// <param name="run">Its folder, with at least one step and one whole checkpoint.</param>
    /// <param name="score">What samples are compared by: take pictures that the run did not train on as its reference.</param>
    /// <exception cref="InvalidDataException">The run has no step or no whole checkpoint.</exception>
    public static RunMeasures Of(RunFolder run, ISampleScore score)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(score);
        var history = run.ReadStatistics();
        if (history.Count == 0)
        {
            throw new InvalidDataException($"{run.Root} has no steps to measure; train it first.");
        }

        var late = history.Skip(history.Count * 3 / 4).ToList();
        var speeds = history.Select(step => step.ImagesPerSecond).Order().ToList();
        var (generator, discriminator) = TrainedGenerator.CountParameters(run);
        return new RunMeasures
        {
            Score = Measure(run, score),
            GeneratorParameters = generator,
            DiscriminatorParameters = discriminator,
            ImagesPerSecond = speeds[speeds.Count / 2],
            GGradientNorm = late.Average(step => step.GGradientNorm),
            DReal = late.Average(step => step.DReal),
            DFake = late.Average(step => step.DFake),
            DLossPerHalf = late.Average(step => (step.DLossReal + step.DLossFake) / 2),
            GLoss = late.Average(step => step.GLoss),
        };
    }

    /// <summary>The first measured step at which a run's samples were at least as good as asked for.</summary>
    /// <param name="run">The run, trained with <see cref="TrainingServices.Score"/>.</param>
    /// <param name="level">The score to reach.</param>
    /// <returns>The step, to the checkpoint interval; null where it was never reached.</returns>
    public static long? StepsTo(RunFolder run, double level)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.ReadScores().FirstOrDefault(score => score.Score <= level)?.Step;
    }

    private static double Measure(RunFolder run, ISampleScore score)
    {
        using var generator = TrainedGenerator.Load(run.Root);
        return score.Measure(generator.Sample(score.SampleCount, SampleSeed));
    }
}
