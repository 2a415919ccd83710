using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Ops;
using AnimeGan.Seeds;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>A vanilla GAN of points in a plane: small enough to be played in seconds and to be seen whole.</summary>
/// <remarks>The same step as on images: Goodfellow et al. 2014, algorithm 1 with k = 1. Everything follows from the seed.</remarks>
/// <example>
/// <code>
/// var ring = PlanarModes.Ring();
/// using (var game = new PlanarGan(ring, new PlanarGanOptions { Seed = 1 }))
/// {
///     for (var i = 0; i &lt; 20; i++)
///         game.Step();
///     display(ModeCoverage.Measure(ring, game.Draw(500)));    // after some thousand steps: 8 modes
/// }
/// </code>
/// </example>
public sealed class PlanarGan : IDisposable
{
    // As in Karras et al. 2019: an average over a twentieth of the game so far, at most.
    private const double AverageRampUp = 0.05;

    private readonly PlanarModes _data;
    private readonly PlanarGanOptions _options;
    private readonly optim.Optimizer _generatorOptimizer;
    private readonly optim.Optimizer _discriminatorOptimizer;
    private readonly Generator _batches;
    private readonly Generator _latents;
    private readonly Generator _random;
    private readonly IGanObjective _objective;
    private readonly GanStep _step;
    private readonly VanillaGenerator? _average;
    private readonly ExponentialMovingAverage? _averaging;

    /// <summary>Sets the game up; nothing is learnt yet.</summary>
    /// <param name="data">What G is to imitate.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public PlanarGan(PlanarModes data, PlanarGanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_data, _options) = (data, options ?? new PlanarGanOptions());
        _options.Validate();
        using (var weights = SeedStream.Open(_options.Seed, SeedStream.Weights))
        {
            Generator = new VanillaGenerator(_options.Networks, weights);
            Discriminator = new VanillaDiscriminator(_options.Networks with { Packing = _options.Regularization.Packing }, weights);
        }

        _batches = SeedStream.Open(_options.Seed, SeedStream.Batches);
        _latents = SeedStream.Open(_options.Seed, SeedStream.Latents);
        _random = SeedStream.Open(_options.Seed, SeedStream.Step);
        _generatorOptimizer = _options.GeneratorDescentRate is { } rate ? optim.SGD(Generator.parameters(), rate) : Optimizer(Generator, _options.LearningRate);
        _discriminatorOptimizer = Optimizer(Discriminator, _options.DiscriminatorLearningRate ?? _options.LearningRate);
        _objective = GanObjectives.Create(_options.Objective, _options.Regularization.RealTarget);
        _step = new GanStep(Generator, Discriminator, _objective, _generatorOptimizer, _discriminatorOptimizer, new GanStepOptions { Regularization = _options.Regularization, Random = _random, VitalsEvery = _options.VitalsEvery });
        if (_options.AverageHalfLife > 0)
        {
            using var unused = new Generator(0);
            _average = new VanillaGenerator(_options.Networks, unused);
            _averaging = new ExponentialMovingAverage(Generator, _average, _options.AverageHalfLife, AverageRampUp);
        }
    }

    /// <summary>G, from [N, LatentSize] to [N, 2].</summary>
    public VanillaGenerator Generator { get; }

    /// <summary>D, from [N, 2] to logits [N, 1]; with packing from [N, 2 · Packing].</summary>
    public VanillaDiscriminator Discriminator { get; }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Takes one step: D learns once, or as often as the options say, then G learns once.</summary>
    /// <returns>What the step measured.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite.</exception>
    public GanStepValues Step()
    {
        using var scope = NewDisposeScope();
        var batches = new TrainingBatch[_options.DiscriminatorSteps];
        for (var i = 0; i < batches.Length; i++)
        {
            batches[i] = new TrainingBatch(_data.Sample(_options.BatchSize, _batches), Latents(_options.BatchSize, _latents));
        }

        return Step(batches);
    }

    /// <summary>Takes one step on batches of your own, such as those of another program that is to play the same game.</summary>
    /// <param name="batches">D learns on each, G on the last; at least one. X is [N, 2], Z is [N, LatentSize], both float32.</param>
    /// <returns>What the step measured.</returns>
    /// <exception cref="ArgumentException">There is no batch.</exception>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite.</exception>
    public GanStepValues Step(IReadOnlyList<TrainingBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentOutOfRangeException.ThrowIfZero(batches.Count, nameof(batches));
        using var scope = NewDisposeScope();
        var progress = Math.Min(1, (double)Steps / _options.Steps);
        if (_options.DecayFrom < 1)
        {
            Optimizers.SetShare(Optimizers.Share(Steps, _options.Steps, _options.DecayFrom), _generatorOptimizer, _discriminatorOptimizer);
        }

        var values = _step.Take(batches, new StepPlan { Step = Steps, Progress = progress, GeneratorLearns = Steps >= _options.PretrainSteps });
        Steps++;
        _averaging?.Update(Steps * _options.BatchSize, _options.BatchSize);
        return values;
    }

    /// <summary>Draws points with G as it is, or with its moving average where there is one; training goes on as if nothing had been drawn.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Of the latent vectors: the same seed shows how the same points move.</param>
    /// <returns>[count, 2], float32; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public Tensor Draw(int count, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var random = SeedStream.Open(seed, SeedStream.FixedLatents);
        var G = _average ?? Generator;
        G.eval();
        var points = G.call(Latents(count, random));
        G.train();
        return points.MoveToOuterDisposeScope();
    }

    /// <summary>Asks D as it is about points.</summary>
    /// <param name="points">[N, 2], float32; with packing [N, 2 · Packing].</param>
    /// <returns>D(x), the probability 'real' as the objective reads the logit, for each point, 0 to 1.</returns>
    /// <exception cref="ShapeException">points is not [N, 2].</exception>
    public float[] Judge(Tensor points)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return _objective.Belief(Discriminator.call(points)).cpu().data<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
        Generator.Dispose();
        Discriminator.Dispose();
        _batches.Dispose();
        _latents.Dispose();
        _random.Dispose();
        _average?.Dispose();
    }

    // [N, LatentSize]: normal numbers, then bits
    private Tensor Latents(int count, Generator random)
    {
        var normal = randn(count, _options.Networks.LatentSize - _options.LatentBits, generator: random) * _options.LatentScale;
        return _options.LatentBits == 0
            ? normal
            : cat([normal, (randint(0, 2, new long[] { count, _options.LatentBits }, generator: random, dtype: ScalarType.Float32) * 2) - 1], 1);
    }

    private OnePassAdam Optimizer(nn.Module network, double rate) =>
        new OnePassAdam(network.parameters(), rate, _options.Beta1, _options.Beta2);
}
