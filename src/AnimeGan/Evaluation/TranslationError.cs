using AnimeGan.Imaging;

namespace AnimeGan.Evaluation;

/// <summary>How far translated pictures are from the true pairs of their sources, beside how far the sources themselves are.</summary>
/// <remarks>
/// Only where pairs are known, as with faces that this kit draws. The identity mapping is what a translator must beat:
/// it keeps everything that should be kept and changes nothing that should be changed.
/// </remarks>
/// <param name="Absolute">Mean absolute difference between translation and true pair, in 8-bit levels, 0 to 255.</param>
/// <param name="Squared">Mean squared difference, in squared levels.</param>
/// <param name="IdentityAbsolute">Mean absolute difference between source and true pair.</param>
/// <param name="IdentitySquared">Mean squared difference between source and true pair.</param>
public sealed record TranslationError(double Absolute, double Squared, double IdentityAbsolute, double IdentitySquared)
{
    /// <summary>The absolute error as a share of the identity mapping's: 0 is perfect, 1 no better than doing nothing.</summary>
    public double AbsoluteRatio => Absolute / IdentityAbsolute;

    /// <summary>The squared error as a share of the identity mapping's.</summary>
    public double SquaredRatio => Squared / IdentitySquared;

    /// <summary>Measures translations.</summary>
    /// <param name="sources">What was translated, at least one.</param>
    /// <param name="translations">What became of each.</param>
    /// <param name="pairs">What should have become of each.</param>
    /// <exception cref="ArgumentException">The lists or the pictures differ in size, or sources and pairs are the same pictures.</exception>
    public static TranslationError Of(IReadOnlyList<RgbImage> sources, IReadOnlyList<RgbImage> translations, IReadOnlyList<RgbImage> pairs)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var (absolute, squared) = Distance(translations, pairs);
        var (identityAbsolute, identitySquared) = Distance(sources, pairs);
        return identityAbsolute > 0
            ? new TranslationError(absolute, squared, identityAbsolute, identitySquared)
            : throw new ArgumentException("The true pairs are the sources themselves, so there is nothing to translate; pass the other domain's pictures.", nameof(pairs));
    }

    private static (double Absolute, double Squared) Distance(IReadOnlyList<RgbImage> one, IReadOnlyList<RgbImage> other)
    {
        if (one.Count == 0 || one.Count != other.Count)
        {
            throw new ArgumentException($"There must be a true pair for each picture, and at least one; got {one.Count} pictures and {other.Count} pairs.");
        }

        var (absolute, squared, count) = (0L, 0L, 0L);
        for (var i = 0; i < one.Count; i++)
        {
            var (a, b) = (one[i], other[i]);
            if (a.Width != b.Width || a.Height != b.Height)
            {
                throw new ArgumentException($"Pictures and true pairs must be of one size, number {i} is {a.Width}×{a.Height} beside {b.Width}×{b.Height}.");
            }

            for (var p = 0; p < a.Pixels.Length; p++)
            {
                var difference = a.Pixels[p] - b.Pixels[p];
                absolute += Math.Abs(difference);
                squared += difference * difference;
            }

            count += a.Pixels.Length;
        }

        return ((double)absolute / count, (double)squared / count);
    }
}
