using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>A vanilla GAN of points in a plane: small enough to be played in seconds and to be seen whole.</summary>
/// <remarks>The same step as on images: Goodfellow et al. 2014, algorithm 1 with k = 1. Everything follows from the seed.</remarks>
public sealed class PlanarGan : IDisposable
{
    private readonly PlanarModes _data;
    private readonly PlanarGanOptions _options;
    private readonly optim.Optimizer _generatorOptimizer;
    private readonly optim.Optimizer _discriminatorOptimizer;
    private readonly Generator _batches;
    private readonly Generator _latents;
    private readonly GanStep _step;

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
            Discriminator = new VanillaDiscriminator(_options.Networks, weights);
        }

        _batches = SeedStream.Open(_options.Seed, SeedStream.Batches);
        _latents = SeedStream.Open(_options.Seed, SeedStream.Latents);
        _generatorOptimizer = Optimizer(Generator);
        _discriminatorOptimizer = Optimizer(Discriminator);
        _step = new GanStep(Generator, Discriminator, GanObjectives.Create(_options.Objective), _generatorOptimizer, _discriminatorOptimizer);
    }

    /// <summary>G, from [N, LatentSize] to [N, 2].</summary>
    public VanillaGenerator Generator { get; }

    /// <summary>D, from [N, 2] to logits [N, 1].</summary>
    public VanillaDiscriminator Discriminator { get; }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Takes one step: D learns once, then G learns once.</summary>
    /// <returns>What the step measured.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite.</exception>
    public GanStepValues Step()
    {
        using var scope = NewDisposeScope();
        var x = _data.Sample(_options.BatchSize, _batches);
        var z = randn(_options.BatchSize, _options.Networks.LatentSize, generator: _latents);
        var values = _step.Take(x, z);
        Steps++;
        return values;
    }

    /// <summary>Draws points with G as it is; training goes on as if nothing had been drawn.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Of the latent vectors: the same seed shows how the same points move.</param>
    /// <returns>[count, 2], float32; the caller's to dispose of.</returns>
    public Tensor Draw(int count, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var random = SeedStream.Open(seed, SeedStream.FixedLatents);
        Generator.eval();
        var points = Generator.call(randn(count, _options.Networks.LatentSize, generator: random));
        Generator.train();
        return points.MoveToOuterDisposeScope();
    }

    /// <summary>Asks D as it is about points.</summary>
    /// <param name="points">[N, 2], float32.</param>
    /// <returns>D(x), the probability 'real', for each point, 0 to 1.</returns>
    /// <exception cref="ShapeException">points is not [N, 2].</exception>
    public float[] Judge(Tensor points)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return Discriminator.call(points).sigmoid().cpu().data<float>().ToArray();
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
    }

    private Adam Optimizer(nn.Module network) =>
        optim.Adam(network.parameters(), _options.LearningRate, _options.Beta1, _options.Beta2);
}
