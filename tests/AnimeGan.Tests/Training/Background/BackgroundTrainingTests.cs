using AnimeGan.Imaging;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class BackgroundTrainingTests : IDisposable
{
    private readonly TinyRun _run = new();
    private readonly int _threads = get_num_threads();

    public void Dispose()
    {
        set_num_threads(_threads);
        _run.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Wait_CellsComputeBeside_EqualsTheForegroundBitForBit(int threads)
    {
        set_num_threads(threads);
        var record = _run.Record with { Steps = 12, SnapshotEverySteps = 4, CheckpointEverySteps = 6 };
        var seen = new Journal();
        var foreground = _run.Train("foreground", record, new TrainingServices { Observers = [seen] });
        var (early, late, asked) = (new Journal(), new Journal(), new AsksForThreads());

        using var training = BackgroundTraining.Start(services => GanTrainer.Create(record, _run.Path("beside"), services), new TrainingServices { Observers = [asked] });
        // What cells do meanwhile: another number of threads, random numbers, another training, an open scope without gradients.
        set_num_threads(3 - threads);
        using (NewDisposeScope())
        using (no_grad())
        {
            _ = randn(13);
        }

        _ = _run.Train("other", record);
        var finished = training.Wait([early], TestContext.Current.CancellationToken);
        Assert.True(training.Wait([late], TestContext.Current.CancellationToken));

        Assert.True(finished);
        Assert.Equal((12, false), (training.Step, training.IsRunning));
        Assert.Equal(RunHash.Of(foreground), RunHash.Of(_run.Path("beside")));
        Assert.Equal(seen.Lines.Select(NameOnly), early.Lines.Select(NameOnly));
        Assert.Equal(early.Lines, late.Lines);
        Assert.Equal([threads], asked.Seen);
    }

    [Fact]
    public void Wait_Cancelled_StopsTheTrainingAndSaves()
    {
        using var stop = new CancellationTokenSource();
        var record = _run.Record with { Steps = 3000 };
        using (var training = BackgroundTraining.Start(services => GanTrainer.Create(record, _run.Path("stopped"), services)))
        {
            Assert.False(training.Wait([new StopAt(2, stop)], stop.Token));
            Assert.False(training.IsRunning);
            Assert.InRange(training.Step, 2, 2999);
        }

        var step = RunFolder.Open(_run.Path("stopped")).Checkpoints()[^1].Step;
        var whole = _run.Train("whole", record with { Steps = (int)step + 2 });
        Assert.Equal(RunHash.Of(whole), RunHash.Of(_run.Resume("stopped", step + 2)));
    }

    [Fact]
    public void Wait_TrainingFailed_ThrowsWithItsStackEachTime()
    {
        using var training = BackgroundTraining.Start(services => GanTrainer.Create(_run.Record, _run.Path("fails"), services), new TrainingServices { Observers = [new FailsAt(3)] });

        for (var time = 0; time < 2; time++)
        {
            var seen = new Journal();
            var error = Assert.Throws<InvalidOperationException>(() => training.Wait([seen], TestContext.Current.CancellationToken));

            Assert.Contains(nameof(FailsAt), error.StackTrace, StringComparison.Ordinal);
            Assert.Contains("step 2", seen.Lines);
        }
    }

    [Fact]
    public void Start_FolderInUse_ThrowsAtOnce()
    {
        using var other = GanTrainer.Create(_run.Record, _run.Path("run"));

        Assert.Throws<IOException>(() => BackgroundTraining.Start(services => GanTrainer.Create(_run.Record, _run.Path("run"), services)));
    }

    [Fact]
    public void Dispose_StillTraining_SavesAndFreesTheFolder()
    {
        BackgroundTraining.Start(services => GanTrainer.Create(_run.Record with { Steps = 100_000 }, _run.Path("closed"), services)).Dispose();

        using var trainer = GanTrainer.Resume(_run.Path("closed"));
        Assert.InRange(trainer.Step, 0, 99_999);
    }

    [Fact]
    public void Sweep_InTheBackground_EqualsTheForegroundAndTellsOfEachRun()
    {
        Variation[] variations = [new("plain", _run.Record), new("hinge", _run.Record with { Objective = "hinge" })];
        var (foreground, beside) = (new Sweep(_run.Path("foreground"), variations), new Sweep(_run.Path("beside"), variations));
        Assert.True(foreground.Run(token: TestContext.Current.CancellationToken));
        var seen = new Dictionary<string, Journal>();

        using var training = BackgroundSweep.Start(beside);
        Assert.True(training.Wait(variation => seen[variation.Name] = new Journal(), TestContext.Current.CancellationToken));

        Assert.Equal(foreground.Finished().Select(run => RunHash.Of(run.Folder.Root)), beside.Finished().Select(run => RunHash.Of(run.Folder.Root)));
        Assert.Equal(["hinge", "plain"], seen.Keys.Order());
        Assert.All(seen.Values, journal => Assert.Equal(("start 0", "end 6"), (journal.Lines[0], journal.Lines[^1])));
    }

    // The folders' names differ.
    private static string NameOnly(string line) => Path.GetFileName(line);

    /// <summary>What an observer sees; what was written beside training comes when it is done, so it stands apart.</summary>
    private sealed class Journal : ITrainingObserver
    {
        private readonly List<string> _steps = [];
        private readonly List<string> _written = [];

        public IReadOnlyList<string> Lines => [.. _steps.Take(1), .. _written.Order(), .. _steps.Skip(1)];

        public void OnStart(long steps) => _steps.Add($"start {steps}");

        public void OnStep(StepStatistics statistics) => _steps.Add($"step {statistics.Step}");

        public void OnSamples(long steps, RgbImage grid) => _written.Add($"samples {steps} {grid.Width}");

        public void OnCheckpoint(long steps, string folder) => _written.Add($"checkpoint {steps}");

        public void OnEnd(long steps) => _steps.Add($"end {steps}");
    }

    private sealed class AsksForThreads : ITrainingObserver
    {
        public HashSet<int> Seen { get; } = [];

        public void OnStep(StepStatistics statistics) => Seen.Add(get_num_threads());
    }

    private sealed class FailsAt(long step) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics)
        {
            if (statistics.Step == step)
            {
                throw new InvalidOperationException("crash");
            }
        }
    }
}
