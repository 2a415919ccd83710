using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Seeds;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>A game of minutes between two networks, in memory: the kit's step, Adam whose rate falls, and a moving average of G. It has no folder and cannot be resumed.</summary>
internal sealed class ShortGame : IDisposable
{
    // As in Karras et al. 2019: an average over a part of the game so far.
    private const double AverageRampUp = 0.05;

    private readonly ShortGamePlan _plan;
    private readonly OnePassAdam _generatorOptimizer;
    private readonly OnePassAdam _discriminatorOptimizer;
    private readonly Generator _random;
    private readonly GanStep _step;
    private readonly ExponentialMovingAverage _averaging;
    private readonly nn.Module[] _networks;

    /// <summary>Sets the game up, and owns the networks from then on.</summary>
    /// <param name="generator">G.</param>
    /// <param name="discriminator">D.</param>
    /// <param name="average">Of G's form; becomes its moving average.</param>
    /// <param name="plan">How it is played.</param>
    internal ShortGame(IGenerator generator, IDiscriminator discriminator, IGenerator average, ShortGamePlan plan)
    {
        _plan = plan;
        _networks = [generator.Network, discriminator.Network, average.Network];
        Batches = SeedStream.Open(plan.Seed, SeedStream.Batches);
        Latents = SeedStream.Open(plan.Seed, SeedStream.Latents);
        _random = SeedStream.Open(plan.Seed, SeedStream.Step);
        _generatorOptimizer = new OnePassAdam(generator.Network.parameters(), plan.LearningRate, plan.Beta1, plan.Beta2);
        _discriminatorOptimizer = new OnePassAdam(discriminator.Network.parameters(), plan.LearningRate, plan.Beta1, plan.Beta2);
        var objective = GanObjectives.Create(plan.Objective, plan.Regularization.RealTarget);
        _step = new GanStep(generator, discriminator, objective, _generatorOptimizer, _discriminatorOptimizer, new GanStepOptions { Regularization = plan.Regularization, Random = _random });
        _averaging = new ExponentialMovingAverage(generator.Network, average.Network, double.PositiveInfinity, AverageRampUp);
    }

    /// <summary>Decides which examples a step sees.</summary>
    internal Generator Batches { get; }

    /// <summary>Source of a step's latent vectors.</summary>
    internal Generator Latents { get; }

    /// <summary>Steps taken so far.</summary>
    internal long Steps { get; private set; }

    /// <summary>The part of the game that is over, 0 to 1.</summary>
    internal double Progress => Math.Min(1, (double)Steps / _plan.Steps);

    /// <summary>Takes one step: D learns once, then G learns once.</summary>
    /// <param name="batch">What it is of.</param>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite.</exception>
    internal GanStepValues Step(TrainingBatch batch)
    {
        Optimizers.SetShare(Optimizers.Share(Steps, _plan.Steps, _plan.DecayFrom), _generatorOptimizer, _discriminatorOptimizer);
        var values = _step.Take([batch], new StepPlan { Step = Steps, Progress = Progress });
        Steps++;
        _averaging.Update(Steps * _plan.BatchSize, _plan.BatchSize);
        return values;
    }

    /// <summary>Takes the steps that are left of the plan.</summary>
    /// <param name="step">Takes one.</param>
    /// <param name="token">Ends it after the step under way; called again, it goes on.</param>
    internal IReadOnlyList<GanStepValues> Train(Func<GanStepValues> step, CancellationToken token)
    {
        var values = new List<GanStepValues>();
        while (Steps < _plan.Steps && !token.IsCancellationRequested)
        {
            values.Add(step());
        }

        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
        Array.ForEach(_networks, network => network.Dispose());
        Batches.Dispose();
        Latents.Dispose();
        _random.Dispose();
    }
}
