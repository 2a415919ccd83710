using AnimeGan.Distributed;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>Batch normalisation by the statistics of a batch of which each rank has a share.</summary>
/// <remarks>Ioffe and Szegedy 2015 (arXiv 1502.03167), algorithm 1, over the whole batch. With one rank it is <c>nn.functional.batch_norm</c>, to rounding.</remarks>
internal static class BatchStatistics
{
    /// <summary>Normalises as a layer does in training.</summary>
    /// <param name="norm">The layer: its scale, shift and running statistics.</param>
    /// <param name="x">This rank's share, [N, C, …], float32.</param>
    /// <param name="ranks">Those that have the others.</param>
    /// <param name="follow">Whether the running statistics follow.</param>
    /// <returns>Of x's shape, differentiable; the gradient of each rank's x is that of everybody's results.</returns>
    internal static Tensor Normalize(BatchNorm norm, Tensor x, Ranks ranks, bool follow)
    {
        using var scope = NewDisposeScope();
        long[] others = [.. Enumerable.Range(0, x.shape.Length).Where(axis => axis != 1).Select(axis => (long)axis)];
        long[] channel = [1, x.shape[1], .. Enumerable.Repeat(1L, x.shape.Length - 2)];

        // Around 0, so that ranks' can be averaged; in float64, where the difference loses nothing.
        var (variance, mean) = var_mean(x, others, unbiased: false);
        var (own, ownSquares) = (mean.to_type(ScalarType.Float64), variance.to_type(ScalarType.Float64));
        var all = ranks.Sum(cat([own, ownSquares + own.square()])) / ranks.Size;              // [2 C]
        var (wholeMean, squares) = (all.narrow(0, 0, x.shape[1]), all.narrow(0, x.shape[1], x.shape[1]));
        var wholeVariance = (squares - wholeMean.square()).clamp_min(0);
        if (follow)
        {
            var count = (double)(x.numel() / x.shape[1]) * ranks.Size;
            Follow(norm, wholeMean, wholeVariance * (count / (count - 1)));
        }

        var scale = (wholeVariance + norm.eps).rsqrt().to_type(ScalarType.Float32);
        var normal = (x - wholeMean.to_type(ScalarType.Float32).view(channel)) * scale.view(channel);
        if (norm.weight is not null)
        {
            normal = (normal * norm.weight.view(channel)) + norm.bias!.view(channel);
        }

        return normal.MoveToOuterDisposeScope();
    }

    private static void Follow(BatchNorm norm, Tensor mean, Tensor variance)
    {
        if (norm.running_mean is null || norm.running_var is null)
        {
            return;
        }

        using var noGradient = no_grad();
        _ = norm.num_batches_tracked?.add_(1);
        var share = norm.momentum ?? (1.0 / norm.num_batches_tracked!.item<long>());
        norm.running_mean.mul_(1 - share).add_(mean.to_type(ScalarType.Float32), alpha: share);
        norm.running_var.mul_(1 - share).add_(variance.to_type(ScalarType.Float32), alpha: share);
    }
}
