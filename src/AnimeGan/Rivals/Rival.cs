using AnimeGan.Data;
using AnimeGan.Engine;
using AnimeGan.Models;
using AnimeGan.Ops;
using AnimeGan.Seeds;
using AnimeGan.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Rivals;

/// <summary>A generative model of points in a plane that learns without an opponent: what a <see cref="PlanarGan"/> can be held against.</summary>
/// <remarks>Everything follows from the seed; drawing and asking change nothing in the training.</remarks>
public abstract class Rival : IDisposable
{
    private const double DecayFrom = 0.5;

    private readonly PlanarModes _data;
    private readonly RivalOptions _options;
    private readonly Generator _batches;
    private readonly OnePassAdam _optimizer;

    /// <summary>Takes the networks; nothing is learnt yet.</summary>
    private protected Rival(PlanarModes data, RivalOptions options, ModuleGroup networks)
    {
        (_data, _options, Networks) = (data, options, networks);
        using (var weights = SeedStream.Open(options.Seed, SeedStream.Weights))
        {
            VanillaGanInitialization.Initialize(networks, weights);
        }

        _batches = SeedStream.Open(options.Seed, SeedStream.Batches);
        Noise = SeedStream.Open(options.Seed, SeedStream.Step);
        _optimizer = new OnePassAdam(networks.parameters(), options.LearningRate, 0.9, 0.999);
    }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>How many numbers it learns.</summary>
    public long Parameters => Networks.parameters().Sum(parameter => parameter.numel());

    /// <summary>How often a network is asked, one answer after the other, to draw a sample.</summary>
    public abstract int Passes { get; }

    private protected ModuleGroup Networks { get; }

    /// <summary>The randomness of training.</summary>
    private protected Generator Noise { get; }

    /// <summary>Learns from one batch of fresh points.</summary>
    /// <returns>Its loss, in the unit that the class names.</returns>
    public double Step()
    {
        using var scope = NewDisposeScope();
        Optimizers.SetShare(Optimizers.Share(Steps, _options.Steps, DecayFrom), _optimizer);
        var loss = Loss(_data.Sample(_options.BatchSize, _batches));
        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
        Steps++;
        return loss.item<float>();
    }

    /// <summary>Draws points with the model as it is.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">The same seed draws from the same random numbers.</param>
    /// <returns>[count, 2], float32; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public Tensor Draw(int count, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var random = SeedStream.Open(seed, SeedStream.FixedLatents);
        return Points(count, random).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _batches.Dispose();
        Noise.Dispose();
        Networks.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The loss of a batch, a scalar, from points [N, 2].</summary>
    private protected abstract Tensor Loss(Tensor x);

    /// <summary>Points, [count, 2].</summary>
    private protected abstract Tensor Points(int count, Generator random);

    /// <summary>A perceptron with two hidden layers, from [N, from] to [N, to]: smooth, since some of these models are differentiated in their input.</summary>
    private protected static Sequential Perceptron(long from, long to, int width) =>
        nn.Sequential(nn.Linear(from, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU(), nn.Linear(width, to));

    /// <summary>log N(values; mean, variance), summed over the last axis, [N].</summary>
    private protected static Tensor LogNormal(Tensor values, Tensor mean, Tensor logVariance) =>
        -0.5 * (Math.Log(2 * Math.PI) + logVariance + ((values - mean).square() * (-logVariance).exp())).sum(-1);

    /// <summary>The options, checked, or the defaults.</summary>
    private protected static RivalOptions Checked(RivalOptions? options)
    {
        var known = options ?? new RivalOptions();
        known.Validate();
        return known;
    }

    /// <summary>Refuses what are no points of a plane.</summary>
    private protected static void RequirePoints(Tensor points) => ShapeException.Require(points, nameof(points), "Pass points in a plane.", -1, 2);
}
