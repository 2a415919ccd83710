using AnimeGan.Augmentation;
using AnimeGan.Data;
using AnimeGan.Diagnosis;
using AnimeGan.Evaluation;
using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Plugins;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>Parts that others registered train as the kit's own do, are remembered by the run, and are missed where they are gone.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class RunPartsTests : IDisposable
{
    private const int Size = 16;
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _seen = [];

    public RunPartsTests()
    {
        SynthAnime.WriteSet(_folder["faces"], 32, Size, seed: 3, overwrite: false, progress: null, TestContext.Current.CancellationToken);
        GanObjectives.Register("own-hinge", values => new Tilted(values.Get("tilt", 0)));
        DiscriminatorPenalties.Register("own-r1", (weight, _) => new R1Penalty(weight));
        GeneratorPenalties.Register("own-size", (weight, _) => new SquareSize(weight));
        Augmentations.Register("own-diffaugment", _ => new DiffAugment("color,cutout"));
        GanModels.Register("own-dcgan", plan => new DcganGenerator(plan.Record.Dcgan, plan.Random), plan => new DcganDiscriminator(plan.Record.Dcgan, plan.Random));
        TrainingObservers.Register("own-watch", run => new Watch(step => _seen.Add($"{run.Record.Seed}:{step}")));
        RunEvaluator.Register(new Brightness());
    }

    private TrainingRecord Kits => new()
    {
        Data = _folder["faces"],
        ImageSize = Size,
        LatentSize = 8,
        BaseWidth = 8,
        BatchSize = 8,
        Steps = 4,
        Seed = 5,
        Objective = "hinge",
        DiscriminatorNorm = "none",
        Regularization = new Regularization { R1 = 2 },
        Augmentation = new AugmentationSettings { Kind = "diffaugment", Policy = "color,cutout" },
        SnapshotEverySteps = 0,
        CheckpointEverySteps = 0,
        GridSize = 2,
    };

    private TrainingRecord Own => Kits with
    {
        Model = "own-dcgan",
        Objective = "own-hinge",
        Regularization = new Regularization(),
        Augmentation = new AugmentationSettings { Kind = "own-diffaugment" },
        Custom = new CustomSettings { Penalties = "own-r1=2", Observers = "own-watch" },
    };

    public void Dispose()
    {
        GanObjectives.Unregister("own-hinge");
        DiscriminatorPenalties.Unregister("own-r1");
        GeneratorPenalties.Unregister("own-size");
        Augmentations.Unregister("own-diffaugment");
        GanModels.Unregister("own-dcgan");
        TrainingObservers.Unregister("own-watch");
        RunEvaluator.Unregister("own-brightness");
        _folder.Dispose();
    }

    [Fact]
    public void Train_CopiesOfTheKitsParts_TrainAsTheseBitForBit()
    {
        Train("kit", Kits);
        Train("own", Own with { Steps = 2 });
        using (var trainer = GanTrainer.Resume(_folder["own"], 4))
        {
            Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        }

        Assert.Equal(RunHash.Of(_folder["kit"]), RunHash.Of(_folder["own"]));
        Assert.Equal(["5:1", "5:2", "5:-1", "5:3", "5:4", "5:-1"], _seen);
    }

    [Fact]
    public void Train_PartsWithNumbers_ReadTheRecords()
    {
        Train("plain", Own);
        Train("tilted", Own with { Custom = Own.Custom with { Values = "tilt=0.25" } });
        Train("pulled", Own with { Custom = Own.Custom with { Penalties = "own-r1=2, own-size=0.5" } });

        Assert.Equal(3, new[] { "plain", "tilted", "pulled" }.Select(run => RunHash.Of(_folder[run])).Distinct().Count());
        Assert.Contains("own-size", RunFolder.Open(_folder["pulled"]).ReadStatistics()[0].Terms!.Keys);
    }

    [Fact]
    public void Environment_OfSuchARun_NamesEachPartAndItsCode()
    {
        Train("own", Own);

        var parts = RunFolder.Open(_folder["own"]).ReadEnvironment().Parts!;
        var code = DurableFile.Hash(typeof(RunPartsTests).Assembly.Location);
        Assert.Equal(["own-dcgan", "own-hinge", "own-diffaugment", "own-r1", "own-watch"], parts.Select(part => part.Name));
        Assert.All(parts, part => Assert.Equal(("AnimeGan.Tests.dll", code), (part.Assembly, part.Sha256)));
    }

    [Fact]
    public void Resume_WithoutAPart_NamesItAndItsFileAndLeavesTheRunAsItWas()
    {
        Train("own", Own);
        GanObjectives.Unregister("own-hinge");
        var before = File.ReadAllText(RunFolder.Open(_folder["own"]).ConfigPath);

        var refusal = Assert.Throws<ArgumentException>(() => GanTrainer.Resume(_folder["own"], 8));

        Assert.Contains("objective 'own-hinge' of AnimeGan.Tests.dll", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--plugin AnimeGan.Tests.dll", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(RunFolder.Open(_folder["own"]).ConfigPath));
    }

    [Fact]
    public void Doctor_OfARunWhoseObjectiveNobodyHas_ReadsIt()
    {
        Train("own", Own);
        GanObjectives.Unregister("own-hinge");

        var report = Doctor.Examine(RunFolder.Open(_folder["own"]));

        Assert.NotNull(report);
    }

    [Fact]
    public void Evaluate_RegisteredMetric_IsMeasuredAmongTheOthers()
    {
        Train("own", Own);

        var result = Assert.Single(RunEvaluator.Evaluate(RunFolder.Open(_folder["own"]), new EvaluationOptions { Samples = 8, References = 8, Metrics = ["own-brightness"] }, token: TestContext.Current.CancellationToken).Metrics);

        Assert.Equal(("own-brightness", "Own-brightness", 8), (result.Name, result.Title, result.Samples));
        Assert.InRange(result.Value, 0, 255);
        Assert.NotNull(result.Interval);
    }

    [Fact]
    public void Create_NumberThatNoPartReads_NamesItAndLeavesTheFolderFree()
    {
        var refusal = Assert.Throws<ArgumentException>(() => GanTrainer.Create(Own with { Custom = Own.Custom with { Values = "tlit=0.25" } }, _folder["mistyped"]));
        var without = Assert.Throws<ArgumentException>(() => GanTrainer.Create(Kits with { Custom = Kits.Custom with { Values = "tilt=0.25" } }, _folder["mistyped"]));

        Assert.Contains("'tlit', which no part of the run reads", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("did you mean 'tilt'?", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("'tilt', which no part of the run reads.", without.Message, StringComparison.Ordinal);
        Train("mistyped", Own with { Custom = Own.Custom with { Values = "tilt=0.25" } });
    }

    [Theory]
    [InlineData("penalties", "gone=1", "'gone', which nothing registered; there are: own-r1, own-size")]
    [InlineData("penalties", "own-r1", "'own-r1' is not name=number")]
    [InlineData("penalties", "own-r1=-1", "the weight -1")]
    [InlineData("observers", "own-watch,gone", "'gone', which nothing registered")]
    [InlineData("values", "tilt=0.1, tilt=0.2", "'tilt' is given twice")]
    [InlineData("values", "tilt=NaN", "'tilt=NaN' is not name=number")]
    public void Validate_WhatNobodyRegisteredOrCanRead_IsRefused(string setting, string value, string words)
    {
        var record = TrainingJson.Set(Own, $"custom.{setting}", value);

        Assert.Contains(words, Assert.Throws<ArgumentException>(record.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhyIdle_NumbersThatNoPartCouldRead_SaysSo()
    {
        Assert.NotNull(ActingSettings.WhyIdle(Kits, "custom.values"));
        Assert.Null(ActingSettings.WhyIdle(Own, "custom.values"));
    }

    [Theory]
    [InlineData("hinge", "The kit has an objective named 'hinge' itself")]
    [InlineData("two words", "it is typed on a command line")]
    public void Register_NameThatIsTakenOrCannotBeTyped_IsRefused(string name, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => GanObjectives.Register(name, _ => new Tilted(0))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_WhatIsNoPlugin_SaysWhatItIs()
    {
        var text = _folder["text.dll"];
        File.WriteAllText(text, "no assembly");

        Assert.Contains("There is no plugin", Refused(_folder["gone.dll"]), StringComparison.Ordinal);
        Assert.Contains("cannot be loaded as an assembly", Refused(text), StringComparison.Ordinal);
        Assert.Contains("Nothing in", Refused(typeof(TemporaryFolder).Assembly.Location), StringComparison.Ordinal);

        static string Refused(string path) => Assert.Throws<ArgumentException>(() => Plugin.Load(path)).Message;
    }

    private void Train(string name, TrainingRecord record)
    {
        using var trainer = GanTrainer.Create(record, _folder[name]);
        Assert.True(trainer.Run(TestContext.Current.CancellationToken));
    }

    /// <summary>The hinge, and G pulls D's logits of its samples towards 0.</summary>
    private sealed class Tilted(double tilt) : ISeparableObjective
    {
        private readonly HingeObjective _hinge = new();

        public string Name => "own-hinge";

        public Tensor DiscriminatorOnReal(Tensor realLogits) => _hinge.DiscriminatorOnReal(realLogits);

        public Tensor DiscriminatorOnFake(Tensor fakeLogits) => _hinge.DiscriminatorOnFake(fakeLogits);

        public Tensor Generator(Tensor fakeLogits) =>
            tilt == 0 ? _hinge.Generator(fakeLogits) : _hinge.Generator(fakeLogits) + (fakeLogits.square().mean() * tilt);

        public Tensor Belief(Tensor logits) => _hinge.Belief(logits);
    }

    private sealed class SquareSize(double weight) : IGeneratorPenalty
    {
        public string Name => "own-size";

        public int Every => 1;

        public Tensor Measure(IGenerator generator, Tensor z, Tensor? labels, Generator random) => generator.Generate(z).square().mean() * weight;
    }

    private sealed class Watch(Action<long> seen) : ITrainingObserver, IDisposable
    {
        public void Dispose() => seen(-1);

        public void OnStep(StepStatistics statistics) => seen(statistics.Step);
    }

    private sealed class Brightness() : SampleMetric("own-brightness", MetricDirection.Neither, "The mean of all bytes.")
    {
        public override Estimate Measure(MetricSamples samples) => Estimate.OfMean([.. samples.Generated.Select(picture => picture.Pixels.Average(value => (double)value))]);
    }
}
