using AnimeGan.Imaging;
using AnimeGan.Models;
using AnimeGan.Ops;
using AnimeGan.Trained;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class GanTrainerTests : IDisposable
{
    private readonly TinyRun _run = new();
    private readonly int _threads = get_num_threads();

    public GanTrainerTests() => set_num_threads(1);

    public void Dispose()
    {
        set_num_threads(_threads);
        _run.Dispose();
    }

    [Theory]
    [InlineData(1, true, FusedKernels.FullPrecision)]
    [InlineData(2, true, FusedKernels.FullPrecision)]
    [InlineData(1, false, FusedKernels.FullPrecision)]
    [InlineData(2, true, FusedKernels.BFloat16)]
    public void Resume_HalfAndHalf_EqualsTheWholeBitForBit(int threads, bool adam, string precision)
    {
        if (precision == FusedKernels.BFloat16 && FusedKernels.Reason is not null)
        {
            return;
        }

        set_num_threads(threads);

        // Narrower layers would be float32 all the same.
        const int TileWidth = 16;
        var record = _run.Record with { Steps = 6, BaseWidth = TileWidth, Precision = precision, Practices = new BestPractices { Adam = adam } };
        var whole = _run.Train("whole", record);
        _run.Train("halves", record with { Steps = 3 });

        var halves = _run.Resume("halves", 6);

        Assert.Equal(RunHash.Of(whole), RunHash.Of(halves));
        Assert.Equal(Timeless(whole), Timeless(halves));
        Assert.Equal(File.ReadAllBytes(LastGrid(whole)), File.ReadAllBytes(LastGrid(halves)));
    }

    [Theory]
    [InlineData("stylegan2")]
    [InlineData("adain")]
    public void Resume_StyleGanHalfAndHalf_EqualsTheWholeBitForBit(string architecture)
    {
        var record = TrainingRecord.For("stylegan") with
        {
            Data = _run.Data, ImageSize = 16, LatentSize = 8, BaseWidth = 8, BatchSize = 8, Steps = 10, Seed = 5, HorizontalFlip = true,
            SnapshotEverySteps = 0, CheckpointEverySteps = 0, GridSize = 2,
            StyleGan = new StyleGanSettings { Architecture = architecture, StyleSize = 6, MappingLayers = 2, MaxWidth = 8 },
        };
        var whole = _run.Train("whole", record);
        _run.Train("halves", record with { Steps = 5 });

        var halves = _run.Resume("halves", 10);

        Assert.Equal(RunHash.Of(whole), RunHash.Of(halves));
        Assert.Equal(File.ReadAllBytes(LastGrid(whole)), File.ReadAllBytes(LastGrid(halves)));
        var terms = RunFolder.Open(whole).ReadStatistics().SelectMany(step => step.Terms?.Keys ?? []).ToHashSet();
        Assert.Equal(["pathLength", "r1"], terms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Resume_AfterStepsWithoutCheckpoint_GoesBackAndEqualsTheWhole()
    {
        var record = _run.Record with { Steps = 8, CheckpointEverySteps = 4 };
        var whole = _run.Train("whole", record);
        using (var trainer = GanTrainer.Create(record, _run.Path("crashed"), new TrainingServices { Observers = [new CrashAt(6)] }))
        {
            Assert.Throws<InvalidOperationException>(() => trainer.Run(TestContext.Current.CancellationToken));
        }

        Assert.Equal(6, RunFolder.Open(_run.Path("crashed")).ReadStatistics().Count);

        var resumed = _run.Resume("crashed", 8);

        Assert.Equal(RunHash.Of(whole), RunHash.Of(resumed));
        Assert.Equal(Timeless(whole), Timeless(resumed));
    }

    [Fact]
    public void Run_OtherDrawingsCheckpointsAndRandomNumbers_SameResult()
    {
        var quiet = _run.Train("quiet", _run.Record);

        var busy = _run.Train("busy", _run.Record with { SnapshotEverySteps = 1, CheckpointEverySteps = 2, GridSize = 3 }, new TrainingServices { Observers = [new DrawsRandomNumbers()] });

        Assert.Equal(RunHash.Of(quiet), RunHash.Of(busy));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], RunFolder.Open(busy).Samples().Select(sample => sample.Step));
    }

    [Fact]
    public void Run_OtherSeed_OtherResult()
    {
        var one = _run.Train("one", _run.Record);

        var two = _run.Train("two", _run.Record with { Seed = 6 });

        Assert.NotEqual(RunHash.Of(one), RunHash.Of(two));
    }

    [Fact]
    public void Run_Cancelled_FinishesTheStepAndSaves()
    {
        using var stop = new CancellationTokenSource();
        using (var trainer = GanTrainer.Create(_run.Record, _run.Path("stopped"), new TrainingServices { Observers = [new StopAt(2, stop)] }))
        {
            var finished = trainer.Run(stop.Token);

            Assert.False(finished);
            Assert.Equal(2, trainer.Step);
        }

        var whole = _run.Train("whole", _run.Record);
        Assert.Equal(RunHash.Of(whole), RunHash.Of(_run.Resume("stopped", _run.Record.Steps)));
    }

    [Fact]
    public void Run_WeightsPoisoned_StopsWithStepTensorAndLastCheckpoint()
    {
        var record = _run.Record with { CheckpointEverySteps = 2 };
        var poison = new PoisonAt(3);
        using var trainer = GanTrainer.Create(record, _run.Path("poisoned"), new TrainingServices { Observers = [poison] });
        poison.Target = trainer;

        var error = Assert.Throws<NonFiniteException>(() => trainer.Run(TestContext.Current.CancellationToken));

        Assert.Equal((4, "generator.layers.conv8.weight"), (error.Step, error.TensorName));
        Assert.EndsWith("step-000002", error.LastCheckpoint, StringComparison.Ordinal);
        Assert.Contains("in step 4", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], trainer.Folder.ReadStatistics().Select(step => step.Step));
        Assert.Equal(new RunFailure(4, error.TensorName, error.Value), trainer.Folder.ReadFailure());
    }

    [Fact]
    public void Run_WithScore_KeepsTheLastTwoAndTheBest()
    {
        var record = _run.Record with { Steps = 6, CheckpointEverySteps = 1 };
        var scores = new Queue<double>([9, 5, 3, 7, 6, 5, 4]);

        var folder = RunFolder.Open(_run.Train("scored", record, new TrainingServices { Score = new Scripted(scores) }));

        Assert.Equal([2, 5, 6], folder.Checkpoints().Select(checkpoint => checkpoint.Step));
        using var best = TrainedGenerator.Load(folder.Root, best: true);
        Assert.Equal(2, best.Step);
    }

    [Fact]
    public void Resume_NewestCheckpointDamaged_TakesTheOneBefore()
    {
        var record = _run.Record with { Steps = 6, CheckpointEverySteps = 2 };
        var whole = RunHash.Of(_run.Train("whole", record));
        var damaged = Path.Combine(_run.Train("damaged", record), "checkpoints", "step-000006", "generator.safetensors");
        var bytes = File.ReadAllBytes(damaged);
        bytes[^1] ^= 1;
        File.WriteAllBytes(damaged, bytes);

        using (var trainer = GanTrainer.Resume(_run.Path("damaged")))
        {
            Assert.Equal(4, trainer.Step);
            trainer.Run(TestContext.Current.CancellationToken);
        }

        Assert.Equal(whole, RunHash.Of(_run.Path("damaged")));
    }

    [Fact]
    public void Resume_OtherData_Throws()
    {
        _run.Train("run", _run.Record);
        Directory.Delete(_run.Data, recursive: true);
        TinyRun.WriteDiscs(_run.Data, 40, 16);

        var error = Assert.Throws<InvalidDataException>(() => GanTrainer.Resume(_run.Path("run"), 9));

        Assert.Contains("is not what the run began with", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_FolderInUse_SaysSo()
    {
        using var trainer = GanTrainer.Create(_run.Record, _run.Path("run"));

        Assert.Throws<IOException>(() => GanTrainer.Create(_run.Record, _run.Path("run")));
        var error = Assert.Throws<IOException>(() => GanTrainer.Resume(_run.Path("run")));

        Assert.Contains("another process trains in it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_ProcessInFolderIsAboutToDie_WaitsForIt()
    {
        _run.Train("run", _run.Record);
        var dying = new FileStream(Path.Combine(_run.Path("run"), ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var death = Task.Delay(300, TestContext.Current.CancellationToken).ContinueWith(_ => dying.Dispose(), TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);

        using var trainer = GanTrainer.Resume(_run.Path("run"), 9);

        await death;
        Assert.True(trainer.Step > 0);
    }

    [Fact]
    public void Create_DataOfOtherSize_SaysWhatToSet()
    {
        var error = Assert.Throws<ArgumentException>(() => GanTrainer.Create(_run.Record with { ImageSize = 32 }, _run.Path("run")));

        Assert.Contains("set ImageSize, or prepare the data at that size", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_run.Path("run")));
    }

    [Fact]
    public void Sample_AfterTraining_IsTheSameForTheSameSeed()
    {
        using var generator = TrainedGenerator.Load(_run.Train("run", _run.Record));

        var one = generator.Sample(3, 7);
        var two = generator.Sample(3, 7);

        Assert.Equal((16, 16, 3), (one[0].Width, one[0].Height, one.Count));
        Assert.Equal(one[2].Pixels, two[2].Pixels);
        Assert.NotEqual(one[0].Pixels, one[1].Pixels);
    }

    // Times differ from run to run; everything else must not.
    private static List<StepStatistics> Timeless(string folder) =>
        [.. RunFolder.Open(folder).ReadStatistics().Select(step => step with { ImagesPerSecond = 0, Seconds = 0 })];

    private static string LastGrid(string folder) => RunFolder.Open(folder).Samples()[^1].Path;

    private sealed class CrashAt(long step) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics)
        {
            if (statistics.Step == step)
            {
                throw new InvalidOperationException("crash");
            }
        }
    }

    private sealed class DrawsRandomNumbers : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics)
        {
            using var drawn = randn(13);
        }
    }

    private sealed class PoisonAt(long step) : ITrainingObserver
    {
        public GanTrainer? Target { get; set; }

        public void OnStep(StepStatistics statistics)
        {
            if (statistics.Step == step)
            {
                using var noGradient = no_grad();
                ((GanSystem)Target!.System).Networks.Generator.Network.get_parameter("layers.conv8.weight")!.fill_(double.NaN);
            }
        }
    }

    private sealed class Scripted(Queue<double> scores) : ISampleScore
    {
        public string Name => "scripted";

        public int SampleCount => 4;

        public double Measure(IReadOnlyList<RgbImage> samples) => scores.Dequeue();
    }
}
