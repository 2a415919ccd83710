using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Balls around points that reach to their k-th neighbour: the manifold that several metrics take a set of features for.</summary>
internal static class Neighbourhoods
{
    // Distances at a time, about 40 MB of them: memory stays bounded whatever the numbers of points.
    private const long Chunk = 5_000_000;

    /// <summary>Both sets in float64, where they have at least k others each.</summary>
    internal static (Tensor Real, Tensor Generated) Check(Tensor real, Tensor generated, int k)
    {
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ShapeException.Require(generated, nameof(generated), "Pass what an extractor gave.", -1, -1);
        ShapeException.Require(real, nameof(real), "Take both sets of features from one extractor.", -1, generated.shape[1]);
        return real.shape[0] > k && generated.shape[0] > k
            ? (real.to_type(ScalarType.Float64), generated.to_type(ScalarType.Float64))
            : throw new ArgumentException($"The {k}-th neighbour needs more than {k} pictures on each side, got {real.shape[0]} real and {generated.shape[0]} generated; take more.", nameof(generated));
    }

    /// <summary>Squared distance of each point to its k-th nearest other.</summary>
    /// <param name="points">[N, D], float64, N above k.</param>
    /// <param name="k">Which neighbour.</param>
    /// <returns>[N], float64.</returns>
    internal static Tensor SquaredRadii(Tensor points, int k)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        ForChunks(points, points, (start, distances) =>
        {
            // A point is no neighbour of itself.
            distances.diagonal((int)start).fill_(double.PositiveInfinity);

            // The k least, of which the last: libtorch's kthvalue gives the same and takes six times as long.
            parts.Add(distances.topk(k, 1, largest: false).values.select(1, k - 1).clone().MoveToOuterDisposeScope());
        });
        return cat(parts).MoveToOuterDisposeScope();
    }

    /// <summary>Calls for some rows at a time of the matrix of squared distances, [n, M], float64, in a scope of its own.</summary>
    internal static void ForChunks(Tensor rows, Tensor columns, Action<long, Tensor> use)
    {
        var squares = columns.square().sum(1).unsqueeze(0);     // [1, M]
        using var twice = columns.t().mul(-2);                  // [D, M]; exact, and one pass over all distances less
        var chunk = Math.Max(1, Chunk / columns.shape[0]);
        for (var start = 0L; start < rows.shape[0]; start += chunk)
        {
            using var scope = NewDisposeScope();
            var part = rows.narrow(0, start, Math.Min(chunk, rows.shape[0] - start));

            // |a − b|² = |a|² − 2 a·b + |b|²
            use(start, part.matmul(twice).add_(part.square().sum(1, keepdim: true)).add_(squares).clamp_min_(0));
        }
    }
}
