using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Evaluation;

/// <summary>Translations of the pictures of a set.</summary>
internal sealed class TranslatedSamples(TrainedTranslator translator, ImageSet source, Translation direction) : ISampleSource
{
    private const int Batch = 64;

    /// <inheritdoc/>
    public int Most => source.Count;

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<RgbImage>> Draw(int count, long seed)
    {
        // A set may be sorted.
        int[] order = [.. Enumerable.Range(0, source.Count)];
        new Random((int)(seed % int.MaxValue)).Shuffle(order);
        foreach (var part in order.Take(count).Chunk(Batch))
        {
            yield return translator.Translate([.. part.Select(source.Image)], direction);
        }
    }
}
