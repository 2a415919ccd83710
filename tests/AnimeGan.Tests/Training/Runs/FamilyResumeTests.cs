using AnimeGan.Data;
using AnimeGan.Objectives;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>N + N steps are 2N steps, to the last bit of weights, averages, optimisers and random state: every family, on one thread and on two.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class FamilyResumeTests : IDisposable
{
    private const int Size = 16;
    private const int Half = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = get_num_threads();

    public FamilyResumeTests() => SynthAnime.WriteSet(_folder["faces"], 64, Size, seed: 3, overwrite: false, progress: null, TestContext.Current.CancellationToken);

    public static TheoryData<string> Models { get; } = [.. TrainingRecord.Models];

    public static TheoryData<string, int> Cases { get; } = [.. TrainingRecord.Models.SelectMany(model => new[] { 1, 2 }.Select(threads => (model, threads)))];

    public void Dispose()
    {
        set_num_threads(_threads);
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Resume_HalfAndHalf_EqualsTheWholeBitForBit(string model, int threads)
    {
        set_num_threads(threads);
        var record = Record(model, 2 * Half);

        Train("whole", record);
        using (var stop = new CancellationTokenSource())
        using (var trainer = GanTrainer.Create(record, _folder["halves"], new TrainingServices { Observers = [new StopAt(Half, stop)] }))
        {
            Assert.False(trainer.Run(stop.Token));
        }

        using (var trainer = GanTrainer.Resume(_folder["halves"], 2 * Half))
        {
            Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        }

        Assert.Equal(RunHash.Of(_folder["whole"]), RunHash.Of(_folder["halves"]));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Resume_MoreStepsWithRatesThatFall_StretchesOnlyWhenAskedTo(string model)
    {
        set_num_threads(1);
        var changing = model == "cyclegan" ? new Regularization() : Record(model, Half).Regularization with { InstanceNoise = 0.1, InstanceNoiseUntil = 0.5, TopK = 0.5, TopKUntil = 0.5 };
        TrainingRecord Falling(long steps, long length) => Record(model, steps) with { Regularization = changing, Schedule = new Schedule { DecayFrom = 0.25, Length = length } };

        Train("short", Falling(Half, 0));
        var refusal = Assert.Throws<ArgumentException>(() => GanTrainer.Resume(_folder["short"], 2 * Half));
        var kept = Prolong("short", ScheduleChange.Keep);
        Train("other", Falling(Half, 0));
        var stretched = Prolong("other", ScheduleChange.Stretch);

        // A run of the double length whose schedules end at its half.
        Train("whole", Falling(2 * Half, Half));
        Assert.Contains("--schedules", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(RunHash.Of(_folder["whole"]), RunHash.Of(kept));
        Assert.NotEqual(RunHash.Of(kept), RunHash.Of(stretched));
        Assert.Equal(0, RunFolder.Open(stretched).ReadRecord().Schedule.Length);
    }

    private TrainingRecord Record(string model, long steps) => TrainingRecord.For(model) with
    {
        Data = _folder["faces"],
        DataB = model == "cyclegan" ? _folder["faces"] : string.Empty,
        Attributes = model == "conditional" ? "hair_color" : string.Empty,
        ImageSize = Size,
        LatentSize = 16,
        BaseWidth = 16,
        BatchSize = 8,
        Steps = steps,
        Seed = 5,
        SnapshotEverySteps = 0,
        CheckpointEverySteps = 0,
        GridSize = 2,
        CycleGan = new CycleGanSettings { Blocks = 1, DiscriminatorLayers = 1 },
    };

    private string Prolong(string name, ScheduleChange change)
    {
        using var trainer = GanTrainer.Resume(_folder[name], 2 * Half, new TrainingServices { Schedules = change });
        Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        return _folder[name];
    }

    private void Train(string name, TrainingRecord record)
    {
        using var trainer = GanTrainer.Create(record, _folder[name]);
        Assert.True(trainer.Run(TestContext.Current.CancellationToken));
    }
}
