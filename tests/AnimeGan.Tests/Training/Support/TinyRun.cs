using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Ops;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>A data set and a record so small that a step takes milliseconds.</summary>
internal sealed class TinyRun : IDisposable
{
    private const int Size = 16;
    private readonly TemporaryFolder _folder = new();

    public TinyRun(int images = 32)
    {
        Data = _folder["data"];
        WriteDiscs(Data, images, Size);
        Record = new TrainingRecord
        {
            Data = Data,
            ImageSize = Size,
            LatentSize = 8,
            BaseWidth = 4,
            BatchSize = 8,
            Steps = 6,
            Seed = 5,
            HorizontalFlip = true,
            SnapshotEverySteps = 0,
            CheckpointEverySteps = 0,
            GridSize = 2,
            EmaHalfLifeImages = 64,
        };
    }

    public string Data { get; }

    public TrainingRecord Record { get; }

    public string Path(string name) => _folder[name];

    /// <summary>Trains a new run to its end and returns its folder.</summary>
    public string Train(string name, TrainingRecord record, TrainingServices? services = null) => TrainIn(Path(name), record, services);

    /// <summary>Trains a new run to its end and returns its folder.</summary>
    public static string TrainIn(string folder, TrainingRecord record, TrainingServices? services = null)
    {
        using var trainer = GanTrainer.Create(record, folder, services);
        Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        return folder;
    }

    /// <summary>Resumes a run to its end and returns its folder.</summary>
    public string Resume(string name, long steps)
    {
        using var trainer = GanTrainer.Resume(Path(name), steps);
        Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        return Path(name);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Discs of different colour, place and size on a shaded ground, the same on every machine.</summary>
    public static void WriteDiscs(string folder, int count, int size)
    {
        using var writer = new PreparedSetWriter(folder, size, size);
        var image = new byte[3 * size * size];
        for (var index = 0; index < count; index++)
        {
            var (x0, y0) = ((0.3 + (0.05 * (index % 9))) * size, (0.3 + (0.06 * (index % 7))) * size);
            for (var pixel = 0; pixel < size * size; pixel++)
            {
                var (x, y) = (pixel % size, pixel / size);
                var inside = Math.Sqrt(((x - x0) * (x - x0)) + ((y - y0) * (y - y0))) < (0.15 + (0.02 * (index % 5))) * size;
                for (var channel = 0; channel < 3; channel++)
                {
                    image[(channel * size * size) + pixel] = (byte)(inside ? 55 + (200 * ((index >> channel) & 1)) : 40 + (y * 100 / size));
                }
            }

            writer.Write(index, image);
        }

        writer.Complete(count, new DatasetManifest { Source = "discs", Width = size, Height = size, Count = count }, null);
    }

    /// <summary>Networks, optimisers and a step, without a run around them.</summary>
    public static TrainingNetworks Networks(int imageSize = Size, int seed = 5, BestPractices? practices = null, string kernels = FusedKernels.Auto) => new(new TrainingRecord
    {
        ImageSize = imageSize,
        LatentSize = 8,
        BaseWidth = 4,
        Seed = seed,
        Practices = practices ?? new BestPractices(),
        Kernels = kernels,
    });

    /// <summary>A batch of noise instead of images, in [−1, 1].</summary>
    public static Tensor Noise(Generator random, int batch = 8, int size = Size) => randn([batch, 3, size, size], generator: random).tanh_();
}
