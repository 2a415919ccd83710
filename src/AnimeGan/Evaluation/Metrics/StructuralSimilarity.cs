using AnimeGan.Imaging;
using AnimeGan.Ops;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>MS-SSIM: how alike two pictures are in structure, at several scales; its mean over pairs of samples says how little they differ.</summary>
/// <remarks>
/// Wang, Simoncelli, Bovik 2003, 'Multiscale structural similarity', Eq. 7, with its five weights, a Gaussian window of
/// 11 pixels and σ 1.5, K₁ 0.01, K₂ 0.03. As a measure of diversity: Odena et al. 2017, arXiv 1610.09585, section 4.3.
/// Departs: as many of the five scales as a window fits into (three at 64×64), their weights brought to a sum of 1;
/// on each colour channel, averaged; negative products of contrast and structure count as 0.
/// </remarks>
public static class StructuralSimilarity
{
    private const int Window = 11;
    private const double Sigma = 1.5;
    private const double Range = 255;
    private const int Batch = 128;
    private static readonly double[] _weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];

    /// <summary>Scales that pictures of a size have; 0 where they are too small for one.</summary>
    /// <param name="size">Their shorter side in pixels.</param>
    public static int Scales(int size)
    {
        var scales = 0;
        while (scales < _weights.Length && size >= Window)
        {
            (scales, size) = (scales + 1, size / 2);
        }

        return scales;
    }

    /// <summary>Compares pictures pair by pair.</summary>
    /// <param name="one">[N, 3, H, W], 0 to 255, at least 11 pixels along each side.</param>
    /// <param name="two">[N, 3, H, W].</param>
    /// <returns>[N], float64, at most 1 and 1 only for equal pictures; the caller's to dispose of.</returns>
    /// <exception cref="ShapeException">The pictures differ in shape, or are too small.</exception>
    public static Tensor Compare(Tensor one, Tensor two)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(two);
        if (one.shape is not [_, _, >= Window, >= Window] || !one.shape.AsSpan().SequenceEqual(two.shape))
        {
            throw new ShapeException($"Both must be [N, C, H, W] of one shape and at least {Window} pixels along each side, got [{string.Join(", ", one.shape)}] and [{string.Join(", ", two.shape)}].", nameof(two));
        }

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = (one.to_type(ScalarType.Float64), two.to_type(ScalarType.Float64));
        var scales = Scales((int)Math.Min(one.shape[2], one.shape[3]));
        var total = _weights.Take(scales).Sum();
        Tensor? product = null;
        for (var scale = 0; scale < scales; scale++)
        {
            // Luminance counts at the coarsest scale only.
            var (luminance, contrast) = Terms(x, y);
            var term = (scale == scales - 1 ? luminance * contrast : contrast).mean([2, 3]).clamp_min(0).pow(_weights[scale] / total);
            product = product is null ? term : product * term;
            (x, y) = (nn.functional.avg_pool2d(x, 2), nn.functional.avg_pool2d(y, 2));
        }

        return product!.mean([1]).MoveToOuterDisposeScope();
    }

    /// <summary>The mean over pairs of pictures, the first with the second, the third with the fourth.</summary>
    /// <param name="pictures">At least four, of one size.</param>
    /// <returns>From about 0 for pictures that have nothing in common to 1 where all are the same.</returns>
    /// <exception cref="ArgumentException">There are fewer, or they are too small.</exception>
    public static Estimate Diversity(IReadOnlyList<RgbImage> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Count < 4)
        {
            throw new ArgumentException($"Two pairs are the least for a mean with its error, got {pictures.Count} pictures; take more.", nameof(pictures));
        }

        var values = new List<double>();
        for (var start = 0; start + 1 < pictures.Count; start += 2 * Batch)
        {
            using var scope = NewDisposeScope();
            var part = pictures.Skip(start).Take(Math.Min(2 * Batch, (pictures.Count - start) / 2 * 2)).ToList();
            var images = ImageTensors.FromImages(part).add(1).mul(Range / 2);     // [2N, 3, H, W]
            values.AddRange(Compare(images[TensorIndex.Slice(0, null, 2)], images[TensorIndex.Slice(1, null, 2)]).data<double>().ToArray());
        }

        return Estimate.OfMean(values);
    }

    // Eqs. 1 to 3 with C₃ = C₂ / 2: luminance, and contrast times structure, at every place of the window.
    private static (Tensor Luminance, Tensor Contrast) Terms(Tensor x, Tensor y)
    {
        var c1 = Math.Pow(0.01 * Range, 2);
        var c2 = Math.Pow(0.03 * Range, 2);
        var (down, across) = (Filter((int)x.shape[2]), Filter((int)x.shape[3]).t());
        Tensor Mean(Tensor images) => down.matmul(images).matmul(across);
        var (meanX, meanY) = (Mean(x), Mean(y));
        var (xx, yy, xy) = (Mean(x * x) - (meanX * meanX), Mean(y * y) - (meanY * meanY), Mean(x * y) - (meanX * meanY));
        return (
            ((2 * meanX * meanY) + c1) / ((meanX * meanX) + (meanY * meanY) + c1),
            ((2 * xy) + c2) / (xx + yy + c2));
    }

    // The window along one axis, wherever it fits: [size − 10, size], each row sums to 1.
    private static Tensor Filter(int size)
    {
        var taps = Enumerable.Range(0, Window).Select(i => Math.Exp(-Math.Pow(i - (Window / 2), 2) / (2 * Sigma * Sigma))).ToArray();
        var sum = taps.Sum();
        var places = size - Window + 1;
        var matrix = new double[places * size];
        for (var place = 0; place < places; place++)
        {
            for (var tap = 0; tap < Window; tap++)
            {
                matrix[(place * size) + place + tap] = taps[tap] / sum;
            }
        }

        return tensor(matrix, places, size);
    }
}
