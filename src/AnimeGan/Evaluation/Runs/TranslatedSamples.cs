using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Seeds;
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
        foreach (var part in Shuffled.Of(source.Count, seed).Take(count).Chunk(Batch))
        {
            yield return translator.Translate([.. part.Select(source.Image)], direction);
        }
    }
}
