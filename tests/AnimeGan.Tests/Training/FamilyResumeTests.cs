using AnimeGan.Data;
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

    public static TheoryData<string, int> Cases { get; } = [.. new[] { "vanilla", "conditional", "dcgan", "stylegan", "cyclegan" }.SelectMany(model => new[] { 1, 2 }.Select(threads => (model, threads)))];

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
        var record = TrainingRecord.For(model) with
        {
            Data = _folder["faces"],
            DataB = model == "cyclegan" ? _folder["faces"] : string.Empty,
            Attributes = model == "conditional" ? "hair_color" : string.Empty,
            ImageSize = Size,
            LatentSize = 16,
            BaseWidth = 16,
            BatchSize = 8,
            Steps = 2 * Half,
            Seed = 5,
            SnapshotEverySteps = 0,
            CheckpointEverySteps = 0,
            GridSize = 2,
            CycleGan = new CycleGanSettings { Blocks = 1, DiscriminatorLayers = 1 },
        };

        Train("whole", record);
        using (var stop = new CancellationTokenSource())
        using (var trainer = GanTrainer.Create(record, _folder["halves"], new TrainingServices { Observers = [new StopAt(Half, stop)] }))
        {
            // Its learning rate may fall towards the record's last step, so the record stays.
            Assert.False(trainer.Run(stop.Token));
        }

        using (var trainer = GanTrainer.Resume(_folder["halves"], 2 * Half))
        {
            Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        }

        Assert.Equal(RunHash.Of(_folder["whole"]), RunHash.Of(_folder["halves"]));
    }

    private void Train(string name, TrainingRecord record)
    {
        using var trainer = GanTrainer.Create(record, _folder[name]);
        Assert.True(trainer.Run(TestContext.Current.CancellationToken));
    }
}
