using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Mean and covariance of any number of features, taken batch by batch: its memory does not grow with them.</summary>
/// <remarks>In float64. The features are dealt out to a few parts, so that a jackknife can leave each out in turn.</remarks>
public sealed class GaussianMoments : IDisposable
{
    private readonly Tensor[] _sums;
    private readonly Tensor[] _products;
    private readonly long[] _counts;
    private long _seen;

    /// <summary>Starts with nothing.</summary>
    /// <param name="length">Numbers in a row of features, at least 1.</param>
    /// <param name="parts">Parts for the jackknife, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">length is less than 1, or parts less than 2.</exception>
    public GaussianMoments(int length, int parts = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 2);
        Length = length;
        _counts = new long[parts];
        _sums = [.. _counts.Select(_ => zeros(length, ScalarType.Float64).DetachFromDisposeScope())];
        _products = [.. _counts.Select(_ => zeros(length, length, ScalarType.Float64).DetachFromDisposeScope())];
    }

    /// <summary>Numbers in a row of features.</summary>
    public int Length { get; }

    /// <summary>Rows so far.</summary>
    public long Count => _seen;

    internal int Parts => _counts.Length;

    /// <summary>The moments of one set of features.</summary>
    /// <param name="features">[N, D].</param>
    public static GaussianMoments Of(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var moments = new GaussianMoments((int)features.shape[^1]);
        moments.Add(features);
        return moments;
    }

    /// <summary>Takes more rows.</summary>
    /// <param name="features">[N, Length].</param>
    /// <exception cref="ShapeException">The rows have another length.</exception>
    public void Add(Tensor features)
    {
        ShapeException.Require(features, nameof(features), "Take all features from one extractor.", -1, Length);
        using var noGradient = no_grad();
        for (var part = 0; part < Parts; part++)
        {
            using var scope = NewDisposeScope();
            var first = (part - _seen % Parts + Parts) % Parts;
            if (first >= features.shape[0])
            {
                continue;
            }

            // Every Parts-th row, wherever the last batch ended.
            var rows = features[TensorIndex.Slice(first, null, Parts)].to_type(ScalarType.Float64);
            _counts[part] += rows.shape[0];
            _sums[part].add_(rows.sum(0L));
            _products[part].add_(rows.t().matmul(rows));
        }

        _seen += features.shape[0];
    }

    /// <summary>Mean and covariance of all rows.</summary>
    /// <returns>[D] and [D, D], float64; the caller's to dispose of.</returns>
    public (Tensor Mean, Tensor Covariance) Gaussian() => Without(-1);

    /// <summary>The same without one part.</summary>
    internal (Tensor Mean, Tensor Covariance) Without(int part)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var kept = Enumerable.Range(0, Parts).Where(other => other != part).ToList();
        double n = kept.Sum(other => _counts[other]);
        var mean = stack(kept.Select(other => _sums[other])).sum(0L) / n;

        // Σ (x − μ)(x − μ)ᵀ / (n − 1)
        var products = stack(kept.Select(other => _products[other])).sum(0L);
        var covariance = (products - (outer(mean, mean) * n)) / (n - 1);
        return (mean.MoveToOuterDisposeScope(), covariance.MoveToOuterDisposeScope());
    }

    /// <summary>Frees the sums.</summary>
    public void Dispose()
    {
        foreach (var tensor in _sums.Concat(_products))
        {
            tensor.Dispose();
        }
    }
}
