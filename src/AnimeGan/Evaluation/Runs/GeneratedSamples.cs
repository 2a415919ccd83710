using AnimeGan.Imaging;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Samples of a generator, from latent vectors of one seed and labels by chance.</summary>
internal sealed class GeneratedSamples(TrainedGenerator generator) : ISampleSource
{
    private const int Batch = 256;

    /// <inheritdoc/>
    public int Most => int.MaxValue;

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<RgbImage>> Draw(int count, long seed)
    {
        using var latents = SeedStream.Open(seed, SeedStream.Latents);
        using var chance = SeedStream.Open(seed, SeedStream.Labels);
        for (var start = 0; start < count; start += Batch)
        {
            // Whole batches, so that the numbers drawn do not depend on the count.
            var left = Math.Min(Batch, count - start);
            using var z = randn(Batch, generator.LatentSize, generator: latents);
            using var labels = generator.Labels is null ? null : SampleGrid.RandomLabels(generator.Labels, Batch, chance);
            using var used = z.narrow(0, 0, left);
            using var usedLabels = labels?.narrow(0, 0, left);
            yield return generator.Draw(used, usedLabels);
        }
    }
}
