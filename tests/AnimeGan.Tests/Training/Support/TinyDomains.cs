using AnimeGan.Data;
using AnimeGan.Testing;
using AnimeGan.Training;

namespace AnimeGan.Tests.Training;

/// <summary>Two domains of discs, the second with its colours inverted, and a record so small that a step takes milliseconds.</summary>
internal sealed class TinyDomains : IDisposable
{
    private const int Size = 16;
    private readonly TemporaryFolder _folder = new();

    public TinyDomains()
    {
        TinyRun.WriteDiscs(_folder["a"], 24, Size);
        TinyRun.WriteDiscs(_folder["discs"], 20, Size);
        WriteInverted(_folder["discs"], _folder["b"]);
        Record = TrainingRecord.For("cyclegan") with
        {
            Data = _folder["a"],
            DataB = _folder["b"],
            ImageSize = Size,
            BaseWidth = 4,
            BatchSize = 2,
            Steps = 6,
            Seed = 5,
            HorizontalFlip = true,
            SnapshotEverySteps = 0,
            CheckpointEverySteps = 0,
            GridSize = 3,
            EmaHalfLifeImages = 64,
            CycleGan = new CycleGanSettings { Blocks = 1, DiscriminatorLayers = 1, PoolSize = 4 },
        };
    }

    public TrainingRecord Record { get; }

    public string Path(string name) => _folder[name];

    /// <summary>Trains a new run to its end and returns its folder.</summary>
    public string Train(string name, TrainingRecord record, TrainingServices? services = null) => TinyRun.TrainIn(Path(name), record, services);

    public void Dispose() => _folder.Dispose();

    private static void WriteInverted(string from, string to)
    {
        using var set = ImageSet.Open(from);
        using var writer = new PreparedSetWriter(to, Size, Size);
        for (var i = 0; i < set.Count; i++)
        {
            writer.Write(i, [.. set[i].ToArray().Select(value => (byte)(255 - value))]);
        }

        writer.Complete(set.Count, new DatasetManifest { Source = "inverted discs" }, null);
    }
}
