using AnimeGan.Data;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>Asks a run's last D about pictures that it was trained on and about others, where there are any.</summary>
internal static class RunProbe
{
    private const long OtherSeeds = 1_000_003;

    /// <summary>Measures.</summary>
    /// <param name="run">The run.</param>
    /// <param name="record">Its record.</param>
    /// <param name="unseen">Pictures that it never saw; null to draw some where its data were drawn.</param>
    /// <returns>Null where D cannot be asked: the family has several, it judges packs or wants labels, a part of it that somebody registered is not here, there is no checkpoint, or there are no other pictures.</returns>
    internal static MemoryProbe? Measure(RunFolder run, TrainingRecord record, ImageSet? unseen)
    {
        var askable = record is { Model: not "cyclegan", Regularization.Packing: 1, Attributes.Length: 0, Objective: not ("wasserstein" or "relativistic") };
        if (!askable || run.Checkpoints().Count == 0 || !Directory.Exists(record.Data) || RunParts.Missing(run, record).Count > 0)
        {
            return null;
        }

        using var own = ImageSet.Open(record.Data);
        if (unseen is not null)
        {
            return Ask(run, own, unseen);
        }

        if (own.Manifest.Source != SynthAnime.SourceName)
        {
            return null;
        }

        var folder = Path.Combine(Path.GetTempPath(), $"animegan-unseen-{Guid.NewGuid():N}");
        try
        {
            SynthAnime.WriteSet(folder, MemoryProbe.Usual, record.ImageSize, (own.Manifest.Seed ?? record.Seed) + OtherSeeds, overwrite: false, null, CancellationToken.None);
            using var drawn = ImageSet.Open(folder);
            return Ask(run, own, drawn);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static MemoryProbe Ask(RunFolder run, ImageSet own, ImageSet unseen)
    {
        using var discriminator = TrainedDiscriminator.Load(run.Root);
        return MemoryProbe.Measure(discriminator, own, unseen);
    }
}
