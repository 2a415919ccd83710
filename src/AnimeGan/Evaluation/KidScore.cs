using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>KID of samples against a data set, for whoever ranks checkpoints or runs.</summary>
public sealed class KidScore : ISampleScore, IDisposable
{
    private const int LeastPictures = 3;
    private readonly IFeatureExtractor _extractor;
    private readonly Tensor[] _references;

    /// <summary>Takes the features of pictures spread evenly over a set.</summary>
    /// <param name="images">The data, at least 3 pictures; not kept.</param>
    /// <param name="extractor">Whose features; stays the caller's and must outlive this.</param>
    /// <param name="sampleCount">Samples it wants, at least 3.</param>
    /// <param name="references">Pictures of the set, at least 3; all where it has fewer.</param>
    public KidScore(ImageSet images, IFeatureExtractor extractor, int sampleCount = 1000, int references = 10_000)
        : this([images], extractor, sampleCount, references)
    {
    }

    /// <summary>The same for samples of several sets: the score is the mean over them.</summary>
    /// <param name="sets">The data of each, at least 3 pictures; not kept.</param>
    /// <param name="extractor">Whose features; stays the caller's and must outlive this.</param>
    /// <param name="sampleCount">Samples of each that it wants, at least 3.</param>
    /// <param name="references">Pictures of each set, at least 3; all where it has fewer.</param>
    /// <exception cref="ArgumentException">A number is less than 3, or a set has fewer pictures.</exception>
    public KidScore(IReadOnlyList<ImageSet> sets, IFeatureExtractor extractor, int sampleCount = 1000, int references = 10_000)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, LeastPictures);
        ArgumentOutOfRangeException.ThrowIfLessThan(references, LeastPictures);
        if (sets.Count == 0 || sets.FirstOrDefault(set => set.Count < LeastPictures) is not null)
        {
            throw new ArgumentException($"KID compares with at least {LeastPictures} pictures of each set, got {string.Join(" and ", sets.Select(set => set.Count))}; prepare more.", nameof(sets));
        }

        (_extractor, SampleCount) = (extractor, sampleCount);
        _references = [.. sets.Select(set => extractor.Features(set, references).DetachFromDisposeScope())];
        Familiarity = _references.Select(extractor.FamiliarityOf).Aggregate(Familiarity.Worse);
    }

    /// <summary>Whether the extractor knows such pictures as those of the sets, the least known of several; null where it cannot tell.</summary>
    public Familiarity? Familiarity { get; }

    /// <inheritdoc/>
    public string Name => "kid";

    /// <inheritdoc/>
    public int SampleCount { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are fewer than 2 samples, they differ in size, or the score is of several sets.</exception>
    public double Measure(IReadOnlyList<RgbImage> samples)
    {
        using var features = _extractor.Features(samples);
        return KernelInceptionDistance.Unbiased(Only, features);
    }

    /// <inheritdoc/>
    /// <remarks>"kid", and "kidStandardError" by the jackknife over both samples.</remarks>
    /// <exception cref="ArgumentException">There are fewer than 3 samples, they differ in size, or the score is of several sets.</exception>
    public IReadOnlyDictionary<string, double> MeasureAll(IReadOnlyList<RgbImage> samples) => MeasureAll([samples]);

    /// <inheritdoc/>
    /// <remarks>"kid", the mean over the sets, and "kidStandardError"; with several sets "kidA", "kidB" and so on as well.</remarks>
    /// <exception cref="ArgumentException">There are not as many lists as the score has sets, or one has fewer than 3 samples or samples of several sizes.</exception>
    public IReadOnlyDictionary<string, double> MeasureAll(IReadOnlyList<IReadOnlyList<RgbImage>> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        if (sets.Count != _references.Length)
        {
            throw new ArgumentException($"The score compares samples of {_references.Length} sets, got those of {sets.Count}; make it for as many.", nameof(sets));
        }

        var kids = sets.Zip(_references, Against).ToList();
        var result = new Dictionary<string, double>
        {
            [Name] = kids.Average(kid => kid.Value),
            [Name + "StandardError"] = Math.Sqrt(kids.Sum(kid => kid.StandardError * kid.StandardError)) / kids.Count,
        };
        foreach (var (place, kid) in kids.Index().Where(_ => kids.Count > 1))
        {
            result[$"{Name}{(char)('A' + place)}"] = kid.Value;
        }

        return result;
    }

    /// <summary>The same with its error.</summary>
    /// <param name="samples">At least 3, of one size.</param>
    /// <param name="seed">Which subsets.</param>
    public KidEstimate Estimate(IReadOnlyList<RgbImage> samples, long seed = 0)
    {
        using var features = _extractor.Features(samples);
        return KernelInceptionDistance.Measure(Only, features, seed: seed);
    }

    /// <summary>Frees the references' features.</summary>
    public void Dispose() => Array.ForEach(_references, reference => reference.Dispose());

    private Tensor Only => _references is [var one] ? one : throw new ArgumentException($"The score compares samples of {_references.Length} sets; give those of all.");

    // One subset: its figure is not used here, and a hundred of them take seconds.
    private KidEstimate Against(IReadOnlyList<RgbImage> samples, Tensor reference)
    {
        using var features = _extractor.Features(samples);
        return KernelInceptionDistance.Measure(reference, features, subsets: 1, subsetSize: 2);
    }
}
