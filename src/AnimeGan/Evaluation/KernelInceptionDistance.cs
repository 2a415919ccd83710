using AnimeGan.Data;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>KID: the unbiased squared maximum mean discrepancy between two sets of features, with the cubic polynomial kernel.</summary>
/// <remarks>
/// Bińkowski et al. 2018, 'Demystifying MMD GANs', arXiv 1801.01401, section 4: k(x, y) = (x·y / d + 1)³ for features of
/// length d. Unlike FID it has no bias, so few samples give a noisy figure and not a wrong one; below 0 means 'not told apart'.
/// The features are the kit's own (<see cref="FeatureExtractor"/>) and not Inception's, hence figures of papers are on another scale.
/// </remarks>
/// <example>
/// <code>
/// var (real, near, far) = (randn(200, 16), randn(200, 16), randn(200, 16) + 1);    // features, [N, 16]
/// display(KernelInceptionDistance.Unbiased(real, near));    // near 0, by chance below it
/// KernelInceptionDistance.Unbiased(real, far) > 0.1    // → True
/// </code>
/// </example>
public static class KernelInceptionDistance
{
    // Rows of the kernel's matrix at a time: memory stays bounded for any number of samples.
    private const int Chunk = 1024;

    /// <summary>Measures two sets of features.</summary>
    /// <param name="real">Features of real pictures, [M, D], M at least 3.</param>
    /// <param name="generated">Features of generated pictures, [N, D], N at least 3.</param>
    /// <param name="subsets">Subsets for the figure after the paper's protocol, at least 1.</param>
    /// <param name="subsetSize">Pictures of each side in a subset, at least 2; as many as there are where there are fewer.</param>
    /// <param name="seed">Which subsets.</param>
    /// <exception cref="ShapeException">The features are not of one length.</exception>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static KidEstimate Measure(Tensor real, Tensor generated, int subsets = 100, int subsetSize = 1000, long seed = 0)
    {
        Check(real, generated, least: 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(subsets, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(subsetSize, 2);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = (real.to_type(ScalarType.Float64), generated.to_type(ScalarType.Float64));
        var sums = RowSums.Of(x, y);
        var (mean, deviation) = OverSubsets(x, y, subsets, (int)Math.Min(subsetSize, Math.Min(x.shape[0], y.shape[0])), seed);
        return new KidEstimate(sums.Discrepancy(), sums.StandardError(), mean, deviation, (int)x.shape[0], (int)y.shape[0]);
    }

    /// <summary>The unbiased estimate over all pairs: the paper's Eq. 4.</summary>
    /// <param name="real">[M, D], M at least 2.</param>
    /// <param name="generated">[N, D], N at least 2.</param>
    /// <returns>May be below 0.</returns>
    /// <exception cref="ShapeException">The features are not of one length.</exception>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static double Unbiased(Tensor real, Tensor generated)
    {
        Check(real, generated, least: 2);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return RowSums.Of(real.to_type(ScalarType.Float64), generated.to_type(ScalarType.Float64)).Discrepancy();
    }

    private static void Check(Tensor real, Tensor generated, int least)
    {
        ArgumentNullException.ThrowIfNull(generated);
        ShapeException.Require(generated, nameof(generated), "Pass what a FeatureExtractor gave.", -1, -1);
        ShapeException.Require(real, nameof(real), "Take both sets of features from one extractor.", -1, generated.shape[1]);
        if (real.shape[0] < least || generated.shape[0] < least)
        {
            throw new ArgumentException($"KID needs at least {least} pictures on each side, got {real.shape[0]} real and {generated.shape[0]} generated; take more.", nameof(generated));
        }
    }

    private static (double Mean, double Deviation) OverSubsets(Tensor x, Tensor y, int subsets, int size, long seed)
    {
        var (ofX, ofY) = (new BatchSampler((int)x.shape[0], size, seed, false), new BatchSampler((int)y.shape[0], size, ~seed, false));
        var values = new double[subsets];
        for (var subset = 0; subset < subsets; subset++)
        {
            using var scope = NewDisposeScope();

            // Each draw starts a new permutation, so that every subset is drawn from the whole.
            ofX.State = new SamplerState(seed, subset, 0);
            ofY.State = new SamplerState(~seed, subset, 0);
            values[subset] = RowSums.Of(Rows(x, ofX.Next().Indices), Rows(y, ofY.Next().Indices)).Discrepancy();
        }

        var mean = values.Average();
        return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
    }

    private static Tensor Rows(Tensor features, int[] indices) => features.index_select(0, tensor(Array.ConvertAll(indices, index => (long)index)));

    /// <summary>Sums over the kernel's rows, without the diagonal where both sides are one set: everything that the figures need.</summary>
    private sealed record RowSums(Tensor X, Tensor Y, double[] XX, double[] YY, double[] XY, double[] YX)
    {
        internal static RowSums Of(Tensor x, Tensor y)
        {
            var (xx, yy, xy, yx) = (new double[x.shape[0]], new double[y.shape[0]], new double[x.shape[0]], new double[y.shape[0]]);
            ForChunks(x, x, true, (start, kernel) => Add(xx, start, kernel.sum(1)));
            ForChunks(y, y, true, (start, kernel) => Add(yy, start, kernel.sum(1)));
            ForChunks(x, y, false, (start, kernel) =>
            {
                Add(xy, start, kernel.sum(1));
                Add(yx, 0, kernel.sum(0L));
            });
            return new RowSums(x, y, xx, yy, xy, yx);
        }

        internal double Discrepancy()
        {
            double m = XX.Length, n = YY.Length;
            return (XX.Sum() / (m * (m - 1))) + (YY.Sum() / (n * (n - 1))) - (2 * XY.Sum() / (m * n));
        }

        // The jackknife counts what pairs add to the variance twice (Efron and Stein 1981, section 4), all of it where the distributions are equal.
        internal double StandardError()
        {
            var jackknife = Jackknife();
            return Math.Sqrt(Math.Max(jackknife - OfPairs(), jackknife / 2));
        }

        // What the figure becomes without each picture in turn.
        private double Jackknife()
        {
            double m = XX.Length, n = YY.Length, xx = XX.Sum(), yy = YY.Sum(), xy = XY.Sum();
            var withoutX = XX.Zip(XY, (own, other) =>
                ((xx - (2 * own)) / ((m - 1) * (m - 2))) + (yy / (n * (n - 1))) - (2 * (xy - other) / ((m - 1) * n)));
            var withoutY = YY.Zip(YX, (own, other) =>
                (xx / (m * (m - 1))) + ((yy - (2 * own)) / ((n - 1) * (n - 2))) - (2 * (xy - other) / (m * (n - 1))));
            return Estimate.OfParts([.. withoutX]) + Estimate.OfParts([.. withoutY]);
        }

        // The variance of what is left of the kernel without its rows' and columns' means (Hoeffding 1948, section 5).
        private double OfPairs()
        {
            double m = XX.Length, n = YY.Length;
            return (2 * Squares(X, X, true, XX, XX) / (m * (m - 1) * m * (m - 1)))
                + (2 * Squares(Y, Y, true, YY, YY) / (n * (n - 1) * n * (n - 1)))
                + (4 * Squares(X, Y, false, XY, YX) / (m * n * m * n));
        }

        private static double Squares(Tensor x, Tensor y, bool same, double[] ofRows, double[] ofColumns)
        {
            var (rows, columns) = (x.shape[0] - (same ? 1 : 0), y.shape[0] - (same ? 1 : 0));
            var mean = ofRows.Sum() / (x.shape[0] * columns);
            using var across = tensor(ofColumns).div_(rows).unsqueeze(0);
            using var down = tensor(ofRows).div_(columns).sub_(mean).unsqueeze(1);
            var sum = 0.0;
            ForChunks(x, y, same, (start, kernel) =>
            {
                var left = kernel.sub_(across).sub_(down.narrow(0, start, kernel.shape[0]));
                if (same)
                {
                    left.diagonal(start).zero_();
                }

                sum += left.pow_(2).sum().item<double>();
            });
            return sum;
        }

        private static void Add(double[] sums, long start, Tensor some)
        {
            foreach (var (place, value) in some.data<double>().ToArray().Index())
            {
                sums[start + place] += value;
            }
        }

        // Some rows of the kernel's matrix at a time, [n, M], 0 for a picture with itself.
        private static void ForChunks(Tensor x, Tensor y, bool same, Action<long, Tensor> use)
        {
            var other = y.t();
            for (var start = 0L; start < x.shape[0]; start += Chunk)
            {
                using var scope = NewDisposeScope();
                var part = x.narrow(0, start, Math.Min(Chunk, x.shape[0] - start));
                var kernel = part.matmul(other).div_(x.shape[1]).add_(1).pow_(3);
                if (same)
                {
                    kernel.diagonal(start).zero_();
                }

                use(start, kernel);
            }
        }
    }
}
