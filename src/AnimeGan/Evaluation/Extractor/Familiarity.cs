using System.Globalization;

namespace AnimeGan.Evaluation;

/// <summary>Whether an extractor knows such pictures as those of a set: how many of them have features where those of what it has learnt from lie.</summary>
/// <param name="Pictures">Pictures that were looked at.</param>
/// <param name="Strange">How many of them lie further out, or further in, than all but one of a hundred pictures of the kind that it has learnt from.</param>
public sealed record Familiarity(int Pictures, int Strange)
{
    // One in a hundred is strange by the measure itself. Below this share are pictures of the kind, drawn by another hand or smaller; above it, others.
    private const double MostStrange = 0.1;

    // Of a few pictures one or two may be strange by chance.
    private const int FewStrange = 2;

    /// <summary>Whether distances between features of such pictures mean what they mean for the pictures that it has learnt from.</summary>
    public bool IsKnown => Strange <= FewStrange || Strange <= MostStrange * Pictures;

    /// <summary>What to tell a person; null where such pictures are known.</summary>
    /// <param name="what">Whose pictures they are, such as a set's folder.</param>
    /// <returns>Some sentences: what is strange, what figures may miss, what to do.</returns>
    public string? Warning(string what) => IsKnown ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"The feature extractor does not know such pictures as those of {what}: {Strange} of {Pictures} have features where at most one in a hundred of the faces that it has learnt from has them. FID, KID, precision, recall, density and coverage say how alike pictures are in what tells such faces apart, and may miss what matters in these. Compare runs by them with care, look at the samples, and take a network that knows such pictures: animegan evaluate --extractor FILE.pt.");

    /// <summary>The less known of two.</summary>
    internal static Familiarity? Worse(Familiarity? one, Familiarity? other) =>
        one is null || other is null ? one ?? other : (double)one.Strange / one.Pictures >= (double)other.Strange / other.Pictures ? one : other;
}
