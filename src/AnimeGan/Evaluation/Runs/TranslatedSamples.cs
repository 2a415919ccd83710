using AnimeGan.Data;
using AnimeGan.Imaging;
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
        for (var start = 0; start < count; start += Batch)
        {
            yield return translator.Translate([.. Enumerable.Range(start, Math.Min(Batch, count - start)).Select(source.Image)], direction);
        }
    }
}
