using AnimeGan.Imaging;
using AnimeGan.Trained;

namespace AnimeGan.Evaluation;

/// <summary>The samples of a generator's seed, with labels as often together as in its data.</summary>
internal sealed class GeneratedSamples(TrainedGenerator generator) : ISampleSource
{
    private const int Batch = 256;

    /// <inheritdoc/>
    public int Most => int.MaxValue;

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<RgbImage>> Draw(int count, long seed)
    {
        using var z = generator.Latents(count, seed);
        using var labels = generator.LabelsByChance(count, seed);
        for (var start = 0; start < count; start += Batch)
        {
            var some = Math.Min(Batch, count - start);
            using var part = z.narrow(0, start, some);
            using var itsLabels = labels?.narrow(0, start, some);
            yield return generator.Draw(part, itsLabels);
        }
    }
}
