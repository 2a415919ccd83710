using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class CycleGanSystemTests : IDisposable
{
    private readonly TinyDomains _domains = new();
    private readonly int _threads = get_num_threads();

    // A second thread gains nothing at this size.
    public CycleGanSystemTests() => set_num_threads(1);

    public void Dispose()
    {
        set_num_threads(_threads);
        _domains.Dispose();
    }

    [Theory]
    [InlineData(1)]     // the pools are not full yet
    [InlineData(5)]     // they give back older pictures
    public void Resume_AfterAnyStep_SameAsNeverStopped(int at)
    {
        var record = _domains.Record with { Steps = 9 };
        var straight = _domains.Train("straight", record);
        var halves = _domains.Path("halves");

        using (var stop = new CancellationTokenSource())
        using (var trainer = GanTrainer.Create(record, halves, new TrainingServices { Observers = [new StopAt(at, stop)] }))
        {
            Assert.False(trainer.Run(stop.Token));
        }

        using (var trainer = GanTrainer.Resume(halves))
        {
            Assert.Equal(at, trainer.Step);
            Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        }

        Assert.Equal(RunHash.Of(straight), RunHash.Of(halves));
    }

    [Fact]
    public void Run_OtherPool_OtherRun()
    {
        var one = _domains.Train("one", _domains.Record);
        var other = _domains.Train("other", _domains.Record with { CycleGan = _domains.Record.CycleGan with { PoolSize = 0 } });

        Assert.NotEqual(Weights(one), Weights(other));
    }

    [Fact]
    public void Run_Folder_HoldsGridsAndTheLossesOfBothDirections()
    {
        var run = RunFolder.Open(_domains.Train("run", _domains.Record));

        var grid = Pictures.Identify(File.ReadAllBytes(run.Samples()[^1].Path));
        Assert.Equal((2 + (3 * 18), 2 + (6 * 18)), (grid.Width, grid.Height));
        Assert.All(run.ReadStatistics(), step => Assert.Equal(
            ["adversarialA", "adversarialB", "cycleA", "cycleB", "identityA", "identityB"], step.Terms!.Keys.Order()));
    }

    [Fact]
    public void Create_SecondDomainOfOtherSize_SaysWhich()
    {
        TinyRun.WriteDiscs(_domains.Path("large"), 8, 32);

        var error = Assert.Throws<ArgumentException>(() => GanTrainer.Create(_domains.Record with { DataB = _domains.Path("large") }, _domains.Path("run")));

        Assert.Contains("large has 3×32×32", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_domains.Path("run")));
    }

    [Fact]
    public void Translator_Run_TranslatesBothWaysAndShowsTheCycle()
    {
        using var translator = TrainedTranslator.Load(_domains.Train("run", _domains.Record));
        using var a = ImageSet.Open(_domains.Record.Data);
        RgbImage[] pictures = [a.Image(0), a.Image(1)];

        var there = translator.Translate(pictures, Translation.AToB);
        var rows = translator.Cycle(pictures, Translation.AToB);

        Assert.Equal(6, translator.Step);
        Assert.Equal(3, rows.Count);
        Assert.Equal(pictures, rows[0]);
        Assert.Equal(there.Select(picture => picture.Pixels), rows[1].Select(picture => picture.Pixels));
        Assert.Equal(translator.Translate(there, Translation.BToA).Select(picture => picture.Pixels), rows[2].Select(picture => picture.Pixels));
        Assert.NotEqual(there[0].Pixels, translator.Translate(pictures, Translation.BToA)[0].Pixels);
        Assert.Empty(translator.Translate([], Translation.AToB));
    }

    [Fact]
    public void Translator_RunOfAnotherFamily_SaysWhichIsNeeded()
    {
        using var other = new TinyRun();

        var error = Assert.Throws<InvalidDataException>(() => TrainedTranslator.Load(other.Train("run", other.Record with { Steps = 1 })));

        Assert.Contains("'cyclegan'", error.Message, StringComparison.Ordinal);
    }

    private static string Weights(string run) =>
        CheckpointStore.ReadWhole(RunFolder.Open(run).Checkpoints()[^1].Path).Files["generator.safetensors"];

    private sealed class StopAt(long step, CancellationTokenSource source) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics)
        {
            if (statistics.Step == step)
            {
                source.Cancel();
            }
        }
    }
}
