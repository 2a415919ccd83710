using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Errors of figures between two sets of features, from blocks of both.</summary>
internal static class FeatureBlocks
{
    private const int Most = 10;
    private const int Least = 4;
    private const int LeastRows = 10;

    /// <summary>Pictures that each side needs.</summary>
    internal const int LeastPictures = Least * LeastRows;

    /// <summary>Measures all rows, then block against block: ten blocks, or as many as have 10 rows each.</summary>
    /// <param name="real">[M, D], float64.</param>
    /// <param name="generated">[N, D], float64.</param>
    /// <param name="measure">Gives as many figures for any rows.</param>
    /// <param name="neighbours">How many neighbours in its own block each row must have at the least; a block has twice as many rows.</param>
    /// <returns>For each figure its value on all rows, and those of the blocks.</returns>
    /// <exception cref="ArgumentException">There are fewer than 40 on a side: below four blocks the error is hardly known.</exception>
    internal static IReadOnlyList<(double Value, IReadOnlyList<double> Blocks)> Measure(Tensor real, Tensor generated, Func<Tensor, Tensor, double[]> measure, int neighbours = 1)
    {
        var rows = Math.Max(LeastRows, 2 * neighbours);
        var count = (int)Math.Min(Most, Math.Min(real.shape[0], generated.shape[0]) / rows);
        if (count < Least)
        {
            throw new ArgumentException($"An interval needs at least {Least * rows} samples on each side, got {real.shape[0]} and {generated.shape[0]}; take more.", nameof(generated));
        }

        var whole = measure(real, generated);
        var parts = Enumerable.Range(0, count).Select(block =>
        {
            using var scope = NewDisposeScope();
            return measure(Every(real, block, count), Every(generated, block, count));
        }).ToList();
        return [.. whole.Select((value, i) => (value, (IReadOnlyList<double>)[.. parts.Select(part => part[i])]))];
    }

    private static Tensor Every(Tensor rows, int start, int step) => rows[TensorIndex.Slice(start, null, step)].contiguous();
}
