using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Evaluation;

/// <summary>All that metrics of a run look at: drawn once, used by each.</summary>
internal sealed class EvaluationInput : IDisposable
{
    // Metrics that look at all pairs take at most so many of each side: their time grows with the square.
    internal const int MostInPairs = 10_000;

    // Metrics of attributes draw their samples again for their intervals, and take at most so many.
    internal const int MostJudged = 50_000;

    private FeatureSet? _heldOutFeatures;

    internal required RunFolder Run { get; init; }

    internal required TrainingRecord Record { get; init; }

    internal required EvaluationOptions Options { get; init; }

    /// <summary>Null for a translator.</summary>
    internal TrainedGenerator? Generator { get; init; }

    internal required IFeatureExtractor Extractor { get; init; }

    /// <summary>Names attributes.</summary>
    internal required FeatureExtractor Judge { get; init; }

    internal required ImageSet Data { get; init; }

    internal ImageSet? HeldOut { get; init; }

    /// <summary>The pictures of the data that samples are compared with, spread over it and shuffled, so that the first of them are a fair part.</summary>
    internal required IReadOnlyList<int> References { get; init; }

    /// <summary>Features of the references, in their order.</summary>
    internal required FeatureSet Real { get; init; }

    internal required FeatureSet Generated { get; init; }

    /// <summary>Features of the judge; the same as the others' where it is the extractor.</summary>
    internal required FeatureSet RealJudged { get; init; }

    internal required FeatureSet GeneratedJudged { get; init; }

    /// <summary>The first samples, as many as memory is given to.</summary>
    internal required IReadOnlyList<RgbImage> Pictures { get; init; }

    internal CancellationToken Token { get; init; }

    /// <summary>Whether the data are faces that this kit draws, or a part of them, whose attributes the judge knows.</summary>
    internal bool IsSynthAnime => Data.Manifest.Source.StartsWith(SynthAnime.SourceName, StringComparison.Ordinal);

    /// <summary>Features of held-out pictures, extracted when first asked for.</summary>
    internal FeatureSet HeldOutFeatures
    {
        get
        {
            if (_heldOutFeatures is null)
            {
                var set = HeldOut ?? throw new InvalidOperationException("There are no held-out pictures.");
                _heldOutFeatures = new FeatureSet(Extractor);
                _heldOutFeatures.Add(set, set.Spread(MostInPairs));
            }

            return _heldOutFeatures;
        }
    }

    /// <summary>One figure in features of the extractor.</summary>
    internal MetricResult InFeatures(MetricWords words, Estimate estimate, double? ideal, double least, double most, int samples, int references) =>
        Plain(words, estimate, ideal, least, most, samples, references) with { Extractor = Extractor.Hash, Filter = Extractor.Filter };

    /// <summary>One figure in answers of the judge.</summary>
    internal MetricResult Judged(MetricWords words, Estimate estimate, double? ideal, double least, double most, int samples, int references) =>
        Plain(words, estimate, ideal, least, most, samples, references) with { Extractor = Judge.Hash, Filter = Judge.Filter };

    /// <summary>One figure without features.</summary>
    internal MetricResult Plain(MetricWords words, Estimate estimate, double? ideal, double least, double most, int samples, int references) => new()
    {
        Name = words.Name,
        Title = words.Title,
        Value = estimate.Value,
        Interval = estimate.Interval(least, most),
        Direction = words.Direction,
        Ideal = ideal,
        Samples = samples,
        References = references,
        Seed = Options.Seed,
        Paper = words.Paper,
        Reading = words.Reading,
    };

    public void Dispose()
    {
        Real.Dispose();
        Generated.Dispose();
        RealJudged.Dispose();
        GeneratedJudged.Dispose();
        _heldOutFeatures?.Dispose();
    }
}
