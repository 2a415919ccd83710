using AnimeGan.Augmentation;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>Who learns how often, and what is added when.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class StepOptionsTests : IDisposable
{
    private readonly TinyRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Take_ThreeBatches_DiscriminatorLearnsThreeTimesGeneratorOnce()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        using var networks = TinyRun.Networks();
        var batches = Enumerable.Range(0, 3).Select(_ => Batch(random)).ToList();

        Step(networks, new GanStepOptions()).Take(batches, new StepPlan());

        Assert.Equal((3L, 1L), (Updates(networks.DiscriminatorOptimizer), Updates(networks.GeneratorOptimizer)));
    }

    [Fact]
    public void Take_WhilePretraining_OnlyTheDiscriminatorChanges()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        using var networks = TinyRun.Networks();
        var before = (G: NetworkHash.OfParameters(networks.Generator.Network), D: NetworkHash.OfParameters(networks.Discriminator.Network));

        var values = Step(networks, new GanStepOptions()).Take([Batch(random)], new StepPlan { GeneratorLearns = false });

        Assert.Equal(before.G, NetworkHash.OfParameters(networks.Generator.Network));
        Assert.NotEqual(before.D, NetworkHash.OfParameters(networks.Discriminator.Network));
        Assert.Equal(0, values.GGradientNorm);
        Assert.InRange(values.GLoss, 0.01, 10);
    }

    [Fact]
    public void Take_LazyPenalty_IsDueEveryFourthStepAndWeighsFourfold()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        var batch = Batch(random);
        var each = Once(new Regularization { R1 = 8000, Every = 1 }, batch, step: 0);
        var lazy = Once(new Regularization { R1 = 2000, Every = 4 }, batch, step: 4);
        var without = Once(new Regularization(), batch, step: 0);

        var notDue = Once(new Regularization { R1 = 2000, Every = 4 }, batch, step: 5);

        Assert.Equal(each.Terms!["r1"], 4 * lazy.Terms!["r1"], 1e-4);
        Assert.Equal(each.DGradientNorm, lazy.DGradientNorm, 1e-4);
        Assert.Null(notDue.Terms);
        Assert.Equal(without.DGradientNorm, notDue.DGradientNorm, 1e-7);
        Assert.NotEqual(without.DGradientNorm, lazy.DGradientNorm, 1e-3);
    }

    [Fact]
    public void Share_DecayFromHalf_FallsLinearlyToZero()
    {
        var record = new TrainingRecord { Steps = 100, Schedule = new Schedule { DecayFrom = 0.5 } };

        Assert.Equal([1, 1, 0.5, 0.02, 0], new long[] { 0, 50, 75, 99, 100 }.Select(step => Math.Round(Optimizers.Share(record, step), 12)));
        Assert.Equal(1, Optimizers.Share(new TrainingRecord { Steps = 100 }, 99));
    }

    [Theory]
    [InlineData("dcgan")]
    [InlineData("vanilla")]
    public void Resume_WithEverythingThatHasState_EqualsTheWhole(string model)
    {
        var record = _run.Record with
        {
            Model = model,
            DiscriminatorNorm = "none",
            DiscriminatorLearningRate = 4e-4,
            Regularization = new Regularization { R1 = 1, Every = 2, InstanceNoise = 0.1, TopK = 0.5, Packing = 2, SpectralNorm = true },
            Augmentation = new AugmentationSettings { Kind = "ada", Strength = 0.5, SpeedImages = 100 },
            Schedule = new Schedule { DiscriminatorSteps = 2, DecayFrom = 0.5, PretrainSteps = 2 },
        };
        using var stop = new CancellationTokenSource();
        using (var trainer = GanTrainer.Create(record, _run.Path("stopped"), new TrainingServices { Observers = [new StopAt(3, stop)] }))
        {
            Assert.False(trainer.Run(stop.Token));
        }

        var resumed = _run.Resume("stopped", record.Steps);

        Assert.Equal(RunHash.Of(_run.Train("whole", record)), RunHash.Of(resumed));
    }

    private static GanStepValues Once(Regularization regularization, TrainingBatch batch, long step)
    {
        using var random = new Generator(3);
        using var networks = TinyRun.Networks(practices: new BestPractices { BatchNorm = false });
        return Step(networks, new GanStepOptions { Regularization = regularization, Random = random }).Take([batch], new StepPlan { Step = step });
    }

    private static GanStep Step(TrainingNetworks networks, GanStepOptions options) =>
        new(networks.Generator, networks.Discriminator, new NonSaturatingObjective(), networks.GeneratorOptimizer, networks.DiscriminatorOptimizer, options);

    private static TrainingBatch Batch(Generator random) => new(TinyRun.Noise(random), randn(8, 8, generator: random));

    private static long Updates(optim.Optimizer optimizer) =>
        ((OptimizerHelper)optimizer).state_dict().State.Cast<Adam.State>().Select(state => state.step).Distinct().Single();
}
