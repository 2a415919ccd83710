using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>KID of samples against a data set, for whoever ranks checkpoints or runs.</summary>
public sealed class KidScore : ISampleScore, IDisposable
{
    private readonly IFeatureExtractor _extractor;
    private readonly Tensor _reference;

    /// <summary>Takes the features of pictures spread evenly over a set.</summary>
    /// <param name="images">The data; not kept.</param>
    /// <param name="extractor">Whose features; stays the caller's and must outlive this.</param>
    /// <param name="sampleCount">Samples it wants, at least 2.</param>
    /// <param name="references">Pictures of the set, at least 2; all where it has fewer.</param>
    public KidScore(ImageSet images, IFeatureExtractor extractor, int sampleCount = 1000, int references = 10_000)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(references, 2);
        (_extractor, SampleCount) = (extractor, sampleCount);
        _reference = extractor.Features(images, references).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public string Name => "kid";

    /// <inheritdoc/>
    public int SampleCount { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are fewer than 2 samples, or they differ in size.</exception>
    public double Measure(IReadOnlyList<RgbImage> samples)
    {
        using var features = _extractor.Features(samples);
        return KernelInceptionDistance.Unbiased(_reference, features);
    }

    /// <inheritdoc/>
    /// <remarks>"kid", and "kidStandardError" by the jackknife over both samples.</remarks>
    /// <exception cref="ArgumentException">There are fewer than 3 samples, or they differ in size.</exception>
    public IReadOnlyDictionary<string, double> MeasureAll(IReadOnlyList<RgbImage> samples)
    {
        using var features = _extractor.Features(samples);

        // One subset: its figure is not used here, and a hundred of them take seconds.
        var kid = KernelInceptionDistance.Measure(_reference, features, subsets: 1, subsetSize: 2);
        return new Dictionary<string, double> { [Name] = kid.Value, [Name + "StandardError"] = kid.StandardError };
    }

    /// <summary>The same with its error.</summary>
    /// <param name="samples">At least 3, of one size.</param>
    /// <param name="seed">Which subsets.</param>
    public KidEstimate Estimate(IReadOnlyList<RgbImage> samples, long seed = 0)
    {
        using var features = _extractor.Features(samples);
        return KernelInceptionDistance.Measure(_reference, features, seed: seed);
    }

    /// <summary>Frees the reference's features.</summary>
    public void Dispose() => _reference.Dispose();
}
