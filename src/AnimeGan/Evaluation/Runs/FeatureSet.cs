using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Features of one side of a comparison: moments of all pictures, and rows of the first, as many as memory is given to. Pictures come in an order without order.</summary>
internal sealed class FeatureSet : IDisposable
{
    // Bytes of rows that are kept; moments take in every picture.
    private const long Budget = 128L << 20;

    private readonly List<Tensor> _rows = [];
    private readonly IFeatureExtractor _extractor;
    private readonly int _most;
    private Tensor? _all;

    internal FeatureSet(IFeatureExtractor extractor)
    {
        _extractor = extractor;
        _most = (int)(Budget / (sizeof(float) * extractor.Length));
        Moments = new GaussianMoments(extractor.Length);
    }

    internal GaussianMoments Moments { get; }

    internal int Count => (int)Moments.Count;

    /// <summary>The rows kept, [N, D], float32; this one's.</summary>
    internal Tensor Rows => _all ??= cat(_rows).DetachFromDisposeScope();

    /// <summary>The first rows, at most so many; the caller's scope owns them.</summary>
    internal Tensor Some(int most) => Rows.narrow(0, 0, Math.Min(most, Rows.shape[0]));

    internal void Add(IReadOnlyList<RgbImage> pictures)
    {
        for (var start = 0; start < pictures.Count; start += _extractor.BatchSize)
        {
            using var images = ImageTensors.FromImages([.. pictures.Skip(start).Take(_extractor.BatchSize)]);
            Add(images);
        }
    }

    internal void Add(ImageSet images, ReadOnlySpan<int> indices)
    {
        for (var start = 0; start < indices.Length; start += _extractor.BatchSize)
        {
            using var loaded = FeatureBatches.Load(images, indices.Slice(start, Math.Min(_extractor.BatchSize, indices.Length - start)));
            Add(loaded);
        }
    }

    public void Dispose()
    {
        Moments.Dispose();
        _all?.Dispose();
        _rows.ForEach(rows => rows.Dispose());
    }

    private void Add(Tensor images)
    {
        using var noGradient = no_grad();
        var features = _extractor.Features(images);
        Moments.Add(features);
        if (Moments.Count <= _most)
        {
            _rows.Add(features.DetachFromDisposeScope());
        }
        else
        {
            features.Dispose();
        }
    }
}
