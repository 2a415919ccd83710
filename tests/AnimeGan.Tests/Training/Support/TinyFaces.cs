using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Testing;
using AnimeGan.Training;

namespace AnimeGan.Tests.Training;

/// <summary>Two sets of faces, and for each family a record so small that a step takes milliseconds.</summary>
internal sealed class TinyFaces : IDisposable
{
    private const int Size = 16;
    private readonly TemporaryFolder _folder = new();

    public TinyFaces()
    {
        SynthAnime.WriteSet(A, 40, Size, seed: 3, overwrite: false, null, CancellationToken.None);
        SynthAnime.WriteSet(_folder["b"], 40, Size, seed: 4, overwrite: false, null, CancellationToken.None);
    }

    /// <summary>The first set.</summary>
    public string A => _folder["a"];

    public TrainingRecord Record(string model, int steps) => TrainingRecord.For(model) with
    {
        Data = A,
        DataB = model == "cyclegan" ? _folder["b"] : "",
        ImageSize = Size,
        LatentSize = 8,
        BaseWidth = 4,
        BatchSize = model == "cyclegan" ? 2 : 8,
        Steps = steps,
        Seed = 5,
        Vanilla = new VanillaSettings { GeneratorWidth = 8, DiscriminatorWidth = 8 },
        StyleGan = new StyleGanSettings { StyleSize = 8, MappingLayers = 1, MaxWidth = 8 },
        CycleGan = new CycleGanSettings { Blocks = 1, DiscriminatorLayers = 1, PoolSize = 4 },
    };

    public void Dispose() => _folder.Dispose();
}
