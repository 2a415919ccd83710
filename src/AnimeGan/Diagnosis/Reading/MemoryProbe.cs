using AnimeGan.Data;
using AnimeGan.Trained;

namespace AnimeGan.Diagnosis;

/// <summary>What D believes of the pictures that it was trained on and of others of the same kind.</summary>
/// <param name="Pictures">Pictures that the run trained on.</param>
/// <param name="OfOwn">Mean D(x) over training pictures, 0 to 1.</param>
/// <param name="OfUnseen">Mean D(x) over pictures that the run never saw.</param>
/// <param name="Judged">How many of each were judged, at most.</param>
/// <remarks>Karras et al. 2020 (arXiv 2006.06676), section 3: the two drift apart as D overfits.</remarks>
public sealed record MemoryProbe(int Pictures, double OfOwn, double OfUnseen, int Judged)
{
    /// <summary>How many pictures of each kind are judged: enough for a mean to a hundredth.</summary>
    internal const int Usual = 256;

    /// <summary>D's belief in its own pictures less that in unseen ones, −1 to 1.</summary>
    public double Gap => OfOwn - OfUnseen;

    /// <summary>Asks a discriminator.</summary>
    /// <param name="discriminator">D.</param>
    /// <param name="own">What it was trained on.</param>
    /// <param name="unseen">Others of the same kind and size.</param>
    public static MemoryProbe Measure(TrainedDiscriminator discriminator, ImageSet own, ImageSet unseen)
    {
        ArgumentNullException.ThrowIfNull(discriminator);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(unseen);
        return new MemoryProbe(own.Count, discriminator.Judge(own, Usual).Average(), discriminator.Judge(unseen, Usual).Average(), Usual);
    }
}
