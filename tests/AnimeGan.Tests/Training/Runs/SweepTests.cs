using AnimeGan.Evaluation;
using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class SweepTests : IDisposable
{
    private readonly TinyRun _run = new();
    private readonly int _threads = get_num_threads();

    public SweepTests() => set_num_threads(1);

    public void Dispose()
    {
        set_num_threads(_threads);
        _run.Dispose();
    }

    [Fact]
    public void Run_Again_TrainsNothingAndFindsTheSameRuns()
    {
        var trained = new List<string>();
        Assert.True(Create().Run(Note(trained), TestContext.Current.CancellationToken));
        var first = Create().Finished().Select(run => RunHash.Of(run.Folder.Root)).ToList();

        Assert.True(Create().Run(Note(trained), TestContext.Current.CancellationToken));

        Assert.Equal(["all seven", "without Adam"], trained);
        Assert.Equal(first, Create().Finished().Select(run => RunHash.Of(run.Folder.Root)));
    }

    [Fact]
    public void Run_OtherRecord_TrainsAnew()
    {
        var trained = new List<string>();
        Create().Run(Note(trained), TestContext.Current.CancellationToken);

        Create(_run.Record with { LearningRate = 1e-3 }).Run(Note(trained), TestContext.Current.CancellationToken);

        Assert.Equal(4, trained.Count);
        Assert.Equal(2, Create().Finished().Count);
    }

    [Fact]
    public void Run_InterruptedInTheSecondRun_GoesOnAsIfItHadNotBeen()
    {
        using var score = new ImageSetScore(_run.Data);
        using var stop = new CancellationTokenSource();
        var whole = new Sweep(_run.Path("whole"), Variations(_run.Record));
        whole.Run(_ => new TrainingServices { Score = score.Value }, TestContext.Current.CancellationToken);

        var sweep = Create();
        var finished = sweep.Run(variation => new TrainingServices { Score = score.Value, Observers = [new StopAt(variation.Name == "without Adam" ? 3 : 99, stop)] }, stop.Token);
        var before = sweep.Finished().Count;
        sweep.Run(_ => new TrainingServices { Score = score.Value }, TestContext.Current.CancellationToken);

        Assert.False(finished);
        Assert.Equal(1, before);
        foreach (var (one, two) in whole.Finished().Zip(sweep.Finished()))
        {
            Assert.Equal(RunHash.Of(one.Folder.Root), RunHash.Of(two.Folder.Root));
            Assert.Equal([0, 2, 4, 6], two.Folder.ReadScores().Where(line => line.Step % 2 == 0).Select(line => line.Step));
        }
    }

    [Fact]
    public void Run_VariationThatDiverges_IsKeptAsAFailureAndTheOthersGoOn()
    {
        var wild = _run.Record with { Practices = new BestPractices { Adam = false }, SgdLearningRate = 1e30 };
        var sweep = new Sweep(_run.Path("sweep"), [new Variation("wild", wild), new Variation("tame", _run.Record)]);

        Assert.True(sweep.Run(null, TestContext.Current.CancellationToken));

        Assert.Collection(
            sweep.Finished(),
            run => Assert.Contains("NaN", run.Failure, StringComparison.OrdinalIgnoreCase),
            run => Assert.Null(run.Failure));
    }

    [Fact]
    public void Run_FolderWithoutACheckpoint_StartsAnew()
    {
        var sweep = Create();
        var path = sweep.PathOf(sweep.Variations[0]);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "config.json"), TrainingJson.Write(_run.Record));

        Assert.True(sweep.Run(null, TestContext.Current.CancellationToken));

        Assert.Equal(2, sweep.Finished().Count);
    }

    [Fact]
    public void Create_SameNameAndSeedTwice_Throws()
    {
        var fault = Assert.Throws<ArgumentException>(() => new Sweep(_run.Path("sweep"), [new("one", _run.Record), new("one", _run.Record)]));

        Assert.Contains("'one'", fault.Message, StringComparison.Ordinal);
    }

    private Sweep Create(TrainingRecord? record = null) => new(_run.Path("sweep"), Variations(record ?? _run.Record));

    private static List<Variation> Variations(TrainingRecord record) =>
    [
        new("all seven", record with { CheckpointEverySteps = 2 }),
        new("without Adam", record with { CheckpointEverySteps = 2, Practices = new BestPractices { Adam = false } }),
    ];

    private static Func<Variation, TrainingServices> Note(List<string> names) => variation =>
    {
        names.Add(variation.Name);
        return new TrainingServices();
    };

    private sealed class StopAt(long step, CancellationTokenSource stop) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics)
        {
            if (statistics.Step == step)
            {
                stop.Cancel();
            }
        }
    }

    private sealed class ImageSetScore : IDisposable
    {
        private readonly ImageSet _images;

        public ImageSetScore(string data) => Value = new SlicedWassersteinScore(_images = ImageSet.Open(data), 16);

        public SlicedWassersteinScore Value { get; }

        public void Dispose() => _images.Dispose();
    }
}
