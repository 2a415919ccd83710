using AnimeGan.Objectives;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>What depends on the step, worked by hand at a run's first step, in its middle, at its last step and beyond. A run of N steps has the steps 0 to N − 1.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class RunScheduleTests : IDisposable
{
    private readonly TinyRun _run = new();

    public void Dispose() => _run.Dispose();

    // Zhu et al. 2017, section 4: the same rate, then linearly to zero. Of 100 steps that fall from 50 on, step 51 is 1 of 50 down.
    [Theory]
    [InlineData(0.5, 0, 1)]
    [InlineData(0.5, 49, 1)]
    [InlineData(0.5, 50, 1)]
    [InlineData(0.5, 51, 0.98)]
    [InlineData(0.5, 99, 0.02)]
    [InlineData(0.5, 100, 0)]
    [InlineData(0.5, 200, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0.99)]
    [InlineData(0, 50, 0.5)]
    [InlineData(0, 99, 0.01)]
    [InlineData(0.999, 99, 1)] // it would begin to fall after the last step
    [InlineData(1, 0, 1)]
    [InlineData(1, 99, 1)]
    [InlineData(1, 100, 1)]
    [InlineData(1, 200, 1)]
    public void RateShare_OfAHundredSteps_IsConstantThenFallsLinearly(double decayFrom, long step, double expected) =>
        Assert.Equal(expected, Optimizers.Share(step, 100, decayFrom), 1e-12);

    // 2.5 of 5 steps: the fall begins between two steps. A run of one step has a rate at all.
    [Theory]
    [InlineData(5, 2, 1)]
    [InlineData(5, 3, 0.8)]
    [InlineData(5, 4, 0.4)]
    [InlineData(1, 0, 1)]
    public void RateShare_OddNumberOfSteps_FallsFromBetweenThem(long steps, long step, double expected) =>
        Assert.Equal(expected, Optimizers.Share(step, steps, 0.5), 1e-12);

    // Loshchilov, Hutter 2017, Eq. 5: cos(π/4) = 0.70711 a quarter of the way down.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 0.85355339)]
    [InlineData(50, 0.5)]
    [InlineData(99, 0.00024672)]
    [InlineData(100, 0)]
    public void CosineShare_OfAHundredSteps_IsHalfACosine(long step, double expected) =>
        Assert.Equal(expected, Optimizers.CosineShare(step, 100), 1e-8);

    // The share of step k is the rate that step k is taken with, each network from its own.
    [Fact]
    public void Rates_OfARun_AreThoseOfItsSteps()
    {
        var record = _run.Record with { LearningRate = 2e-4, DiscriminatorLearningRate = 4e-4, Steps = 5, Schedule = new Schedule { DecayFrom = 0.2 } };
        var watch = new Watch();
        using var trainer = GanTrainer.Create(record, _run.Path("run"), new TrainingServices { Observers = [watch] });
        watch.Networks = ((GanSystem)trainer.System).Networks;

        trainer.Run(TestContext.Current.CancellationToken);

        double[] shares = [1, 1, 0.75, 0.5, 0.25];
        Assert.Equal(shares.Select(share => (2e-4 * share, 4e-4 * share)), watch.Rates, (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-15);
    }

    // Sønderby et al. 2016, section 3: annealed to nothing. 0.1 over half of the run, over all of it, or for good.
    [Theory]
    [InlineData(0, 0.5, 0.1)]
    [InlineData(0.49, 0.5, 0.002)]
    [InlineData(0.5, 0.5, 0)]
    [InlineData(0.99, 0.5, 0)]
    [InlineData(0, 1, 0.1)]
    [InlineData(0.5, 1, 0.05)]
    [InlineData(0.99, 1, 0.001)]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(0, 0, 0.1)]
    [InlineData(2, 0, 0.1)]
    public void NoiseLevel_AtEveryPlace_FallsFromItsFirst(double progress, double until, double expected) =>
        Assert.Equal(expected, InstanceNoise.Level(0.1, progress, until), 1e-12);

    // Sinha et al. 2020, section 3: from the whole batch down to the share that is kept, never below one sample.
    [Theory]
    [InlineData(0.5, 0, 1, 64)]
    [InlineData(0.5, 0.5, 1, 48)]
    [InlineData(0.5, 0.99, 1, 32)] // 64 · 0.505 = 32.3
    [InlineData(0.5, 1, 1, 32)]
    [InlineData(0.5, 2, 1, 32)]
    [InlineData(0.5, 0, 0, 32)]
    [InlineData(0.001, 0, 0.5, 64)]
    [InlineData(0.001, 0.9, 0.5, 1)]
    [InlineData(1, 0.9, 0.5, 64)]
    public void TopK_AtEveryPlace_FallsFromTheWholeBatch(double share, double progress, double until, int expected) =>
        Assert.Equal(expected, TopK.Count(64, share, progress, until));

    // Karras et al. 2020, StyleGAN2's configuration: the half-life is at most 5 % of the images seen, so it reaches 10,000 at 200,000.
    [Theory]
    [InlineData(50, 20)] // the first batch: half-life 2.5
    [InlineData(100_000, 0.01)]
    [InlineData(199_999, 0.00500003)]
    [InlineData(200_000, 0.005)]
    [InlineData(1_000_000_000, 0.005)]
    public void EmaHalfLives_OfABatch_FallUntilTheRampIsOver(long imagesSeen, double halfLives)
    {
        using var source = nn.Linear(1, 1);
        using var average = nn.Linear(1, 1);
        var moving = new ExponentialMovingAverage(source, average, halfLifeImages: 10_000, rampUp: 0.05);

        Assert.Equal(halfLives, -Math.Log2(moving.Keep(imagesSeen, 50)), 1e-8);
    }

    private sealed class Watch : ITrainingObserver
    {
        public TrainingNetworks? Networks { get; set; }

        public List<(double G, double D)> Rates { get; } = [];

        public void OnStep(StepStatistics statistics) => Rates.Add((Rate(Networks!.GeneratorOptimizer), Rate(Networks.DiscriminatorOptimizer)));

        private static double Rate(optim.Optimizer optimizer) => optimizer.ParamGroups.Single().LearningRate;
    }
}
