using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Errors of figures between two sets of features, from blocks of both.</summary>
internal static class FeatureBlocks
{
    internal const int Most = 10;
    private const int LeastRows = 20;

    /// <summary>Blocks that two sets are cut into: ten, or as many as have 20 rows each; below two there is no error.</summary>
    internal static int Count(long rows, long others) => (int)Math.Min(Most, Math.Min(rows, others) / LeastRows);

    /// <summary>Measures all rows, then block against block.</summary>
    /// <param name="real">[M, D], float64.</param>
    /// <param name="generated">[N, D], float64.</param>
    /// <param name="measure">Gives as many figures for any rows.</param>
    internal static Estimate[] Measure(Tensor real, Tensor generated, Func<Tensor, Tensor, double[]> measure)
    {
        var whole = measure(real, generated);
        var count = Count(real.shape[0], generated.shape[0]);
        if (count < 2)
        {
            throw new ArgumentException($"An interval needs at least {2 * LeastRows} samples on each side, got {real.shape[0]} and {generated.shape[0]}; take more.", nameof(generated));
        }

        var parts = Enumerable.Range(0, count).Select(block =>
        {
            using var scope = NewDisposeScope();
            return measure(Every(real, block, count), Every(generated, block, count));
        }).ToList();
        return [.. whole.Select((value, i) => Estimate.OfBlocks(value, [.. parts.Select(part => part[i])]))];
    }

    private static Tensor Every(Tensor rows, int start, int step) => rows[TensorIndex.Slice(start, null, step)].contiguous();
}
