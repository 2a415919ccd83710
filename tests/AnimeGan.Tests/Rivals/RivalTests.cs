using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Ops;
using AnimeGan.Rivals;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Rivals;

[Collection(nameof(ProcessWideState))]
public sealed class RivalTests : IDisposable
{
    private static readonly PlanarModes _pair = PlanarModes.Ring(count: 2, sigma: 0.2);
    private static readonly RivalOptions _short = new() { Steps = 300, BatchSize = 128, Width = 32 };

    // Small networks lose more by sharing a step among threads than they gain.
    private readonly int _threads = get_num_threads();

    public RivalTests() => set_num_threads(1);

    public static TheoryData<string> Rivals() => [nameof(VariationalAutoencoder), nameof(CouplingFlow), nameof(DenoisingDiffusion)];

    public void Dispose() => set_num_threads(_threads);

    [Theory]
    [MemberData(nameof(Rivals))]
    public void Step_SameSeed_SameLossWhateverWasDrawnBetween(string name)
    {
        using var first = Create(name, _short);
        using var again = Create(name, _short);
        using var other = Create(name, _short with { Seed = 2 });

        for (var step = 0; step < 3; step++)
        {
            var loss = first.Step();
            again.Draw(10).Dispose();

            Assert.Equal(loss, again.Step());
            Assert.NotEqual(loss, other.Step());
        }

        Assert.Equal(3, first.Steps);
    }

    [Theory]
    [MemberData(nameof(Rivals))]
    public void Step_TwoClouds_EachRivalFindsBoth(string name)
    {
        using var rival = Create(name, _short);

        while (rival.Steps < _short.Steps)
        {
            rival.Step();
        }

        using var points = rival.Draw(2000);
        var found = ModeCoverage.Measure(_pair, points);

        // A Gaussian around the origin has a fifth of its points there.
        Assert.InRange(found.HighQuality, 0.5, 1);
        Assert.All(found.Counts, count => Assert.InRange(count, 400, 1400));
    }

    /// <summary>The change of variables: a density, so it integrates to 1 over the plane, trained or not.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void LogDensity_OfAFlow_IntegratesToOne(int steps)
    {
        using var flow = new CouplingFlow(_pair, _short);
        while (flow.Steps < steps)
        {
            flow.Step();
        }

        Assert.Equal(1, Integral(flow.LogDensity, reach: 8, step: 0.04), 0.005);
    }

    [Fact]
    public void Undo_WhatTheFlowDid_ComesBack()
    {
        using var scope = NewDisposeScope();
        using var flow = new CouplingFlow(_pair);
        using var random = new Generator(3);
        var z = randn(100, 2, generator: random);

        var back = flow.Undo(flow.Do(z)).Z;

        Assert.True(allclose(back, z, atol: 1e-5));
    }

    /// <summary>The bound is one, and importance sampling closes it: both against an integral over all z.</summary>
    [Fact]
    public void EvidenceLowerBound_OfAnAutoencoder_StaysBelowTheIntegralOverZ()
    {
        using var scope = NewDisposeScope();
        using var model = new VariationalAutoencoder(_pair, _short);
        while (model.Steps < 100)
        {
            model.Step();
        }

        using var random = new Generator(4);
        var points = _pair.Sample(6, random);
        var exact = points.unbind(0).Select(point => Math.Log(Integral(z => model.LogLikelihood(point, z) - Math.Log(2 * Math.PI) - (0.5 * z.square().sum(1)), reach: 6, step: 0.03))).ToArray();
        var bound = model.EvidenceLowerBound(points, draws: 4000).data<float>().ToArray();
        var sampled = model.LogDensity(points, draws: 40_000).data<float>().ToArray();

        Assert.All(exact.Zip(bound), pair => Assert.True(pair.Second < pair.First + 0.01, $"the bound {pair.Second} is above {pair.First}"));
        Assert.All(exact.Zip(sampled), pair => Assert.Equal(pair.First, pair.Second, 0.1));
    }

    /// <summary>Bayes for Gaussians: precisions add, and the mean is weighted by them.</summary>
    [Fact]
    public void Posterior_EveryStep_IsBayesRule()
    {
        var schedule = new NoiseSchedule(20);

        for (var t = 2; t <= schedule.Steps; t++)
        {
            var (before, added) = (schedule.Kept(t - 1), schedule.Added(t));
            var precision = (1 / (1 - before)) + ((1 - added) / added);
            var (ofStart, ofNow, variance) = schedule.Posterior(t);

            Assert.Equal(1 / precision, variance, 1e-12);
            Assert.Equal(Math.Sqrt(before) / (1 - before) / precision, ofStart, 1e-12);
            Assert.Equal(Math.Sqrt(1 - added) / added / precision, ofNow, 1e-12);
        }

        Assert.Equal((1, 0, 0), schedule.Posterior(1));
    }

    /// <summary>Of a Gaussian the noise in x_t is known exactly; with it, what is drawn is that Gaussian.</summary>
    [Fact]
    public void Undo_WithTheExactNoiseOfAGaussian_DrawsIt()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5);
        var (schedule, mean, deviation) = (new NoiseSchedule(200), 0.7, 0.3);
        Tensor Noise(Tensor x, int t) =>
            Math.Sqrt(1 - schedule.Kept(t)) * (x - (Math.Sqrt(schedule.Kept(t)) * mean)) / ((schedule.Kept(t) * deviation * deviation) + 1 - schedule.Kept(t));

        var drawn = schedule.Undo(randn(20_000, 1, generator: random), Noise, random);

        Assert.Equal(mean, drawn.mean().item<float>(), 0.01);
        Assert.Equal(deviation, drawn.std().item<float>(), 0.01);
    }

    [Fact]
    public void Draw_NoPoints_IsRefused()
    {
        using var flow = new CouplingFlow(_pair);

        Assert.Throws<ArgumentOutOfRangeException>(() => flow.Draw(0));
        Assert.Throws<ShapeException>(() => flow.LogDensity(zeros(2, 3)));
        Assert.Throws<ArgumentException>(() => new CouplingFlow(_pair, new RivalOptions { LearningRate = 0 }));
    }

    private static Rival Create(string name, RivalOptions options) => name switch
    {
        nameof(VariationalAutoencoder) => new VariationalAutoencoder(_pair, options),
        nameof(CouplingFlow) => new CouplingFlow(_pair, options),
        _ => new DenoisingDiffusion(_pair, options),
    };

    // By the rule of midpoints over a square around the origin.
    private static double Integral(Func<Tensor, Tensor> logDensity, double reach, double step)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var side = arange(-reach + (step / 2), reach, step, dtype: ScalarType.Float32);
        var grid = cartesian_prod([side, side]);
        return logDensity(grid).to_type(ScalarType.Float64).exp().sum().item<double>() * step * step;
    }
}
