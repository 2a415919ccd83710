using AnimeGan.Imaging;

namespace AnimeGan.Evaluation;

/// <summary>Where generated pictures come from, some at a time.</summary>
internal interface ISampleSource
{
    /// <summary>The most that it can give.</summary>
    int Most { get; }

    /// <summary>Draws pictures; those of a smaller count are the first of a larger one's.</summary>
    IEnumerable<IReadOnlyList<RgbImage>> Draw(int count, long seed);
}
