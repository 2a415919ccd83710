using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Testing;
using AnimeGan.Training;

namespace AnimeGan.Cli.Tests;

/// <summary>A small run of each family, and of each way to write a generator down, with a few steps behind it.</summary>
public sealed class SmallRuns : IDisposable
{
    // What a stranger may call a run.
    internal const string Rude = "a&b <img src=x onerror=fetch(1)>";

    private readonly TemporaryFolder _folder = new();

    public SmallRuns()
    {
        TrainingProcess.Configure(threads: 1);
        SynthAnime.WriteSet(_folder["set"], 128, 32, 1, overwrite: false, null, CancellationToken.None);
        SynthDomains.Write(_folder["domains"], new SynthDomainOptions { Size = 32, Count = 16, Pairs = 8 });
        Train(Rude, new TrainingRecord());
        Train("resized", new TrainingRecord { Practices = new BestPractices { StridedUpsampling = false, BatchNorm = false, ImagesInMinusOneToOne = false } });
        Train("vanilla", TrainingRecord.For("vanilla"));
        Train("asked", TrainingRecord.For("conditional") with { Attributes = "hair_color,eye_color" });
        var narrow = new StyleGanSettings { StyleSize = 8, MaxWidth = 8 };
        Train("style", TrainingRecord.For("stylegan") with { StyleGan = narrow });
        Train("adain", TrainingRecord.For("stylegan") with { Attributes = "hair_color", StyleGan = narrow with { Architecture = StyleGanOptions.AdainArchitecture } });
        Train("hair", TrainingRecord.For("cyclegan") with { DataB = Path.Combine(_folder["domains"], "b") }, Path.Combine(_folder["domains"], "a"));
    }

    internal static IReadOnlyList<string> Latent { get; } = [Rude, "resized", "vanilla", "asked", "style", "adain"];

    internal string this[string name] => _folder[name];

    internal IReadOnlyList<string> Folders(params IEnumerable<string> names) => [.. names.Select(name => _folder[name])];

    public void Dispose() => _folder.Dispose();

    private void Train(string name, TrainingRecord record, string? data = null)
    {
        var small = record with { Data = data ?? _folder["set"], ImageSize = 32, BaseWidth = 4, BatchSize = 8, LatentSize = 8, Steps = 4, SnapshotEverySteps = 2, CheckpointEverySteps = 2, GridSize = 4, Threads = 1 };
        using var trainer = GanTrainer.Create(small, _folder[name]);
        trainer.Run();
    }
}
