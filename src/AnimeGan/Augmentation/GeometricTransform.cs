using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Augmentation;

/// <summary>Shows pictures through affine maps; beyond its edges a picture goes on as its mirror image.</summary>
/// <remarks>
/// Karras et al. 2020 (arXiv 2006.06676), appendix B, algorithm 1, lines 33 to 49: twice the resolution by the wavelet
/// sym6, bilinear reading there, down again with the same filter; as the filter is orthogonal, down undoes up exactly.
/// Departs: pictures whose pixels only change places are read pixel by pixel, to the last bit, instead of through the
/// filters; and the mirroring goes on without end, where the paper pads as far as the batch needs.
/// </remarks>
internal static class GeometricTransform
{
    /// <summary>The lowpass filter of the wavelet sym6 (Daubechies 1992, least asymmetric, 6 vanishing moments), of sum √2.</summary>
    private static readonly double[] _sym6 =
    [
        0.015404109327027373, 0.0034907120842174702, -0.11799011114819057, -0.048311742585633,
        0.4910559419267466, 0.787641141030194, 0.3379294217276218, -0.07263752278646252,
        -0.021060292512300564, 0.04472490177066578, 0.0017677118642428036, -0.007800708325034148,
    ];

    /// <summary>Where the filter's weight lies, in taps: a picture of one slope keeps its place only if this is its middle.</summary>
    private static readonly double _center = _sym6.Select((tap, k) => tap * k).Sum() / _sym6.Sum();

    /// <summary>The sample of the fine grid at or before the first pixel's centre; none before it is ever read.</summary>
    private static readonly int _first = (int)_center;

    /// <summary>Moves each picture by its matrix.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="drawn">One for each.</param>
    /// <returns>[N, C, H, W].</returns>
    public static Tensor Apply(Tensor images, IReadOnlyList<AdaDraw> drawn)
    {
        var inverse = Inverses(images, drawn);
        if (drawn.All(draw => draw.IsBlit))
        {
            return Blitted(images, inverse);
        }

        var filtered = Filtered(images, inverse);
        if (!drawn.Any(draw => draw.IsBlit))
        {
            return filtered;
        }

        var blits = tensor(drawn.Select(draw => draw.IsBlit).ToArray(), [drawn.Count, 1, 1, 1], device: images.device);
        return where(blits, Blitted(images, inverse), filtered);
    }

    /// <summary>Through twice the resolution.</summary>
    internal static Tensor Filtered(Tensor images, Tensor inverse)
    {
        var (height, width) = (images.shape[2], images.shape[3]);
        var (fineHeight, fineWidth) = ((2 * height) + _sym6.Length - 2, (2 * width) + _sym6.Length - 2);
        var fine = Up(images, height).matmul(images.matmul(Up(images, width).t()));          // [N, C, 2H, 2W]

        // The output at twice the resolution, with what the filter needs beside it.
        var places = Places(inverse, Positions(images, fineWidth), Positions(images, fineHeight), width, height);
        var read = PictureLookup.Bilinear(fine, (places * 2) + (_center - _first));          // [N, C, 2H + 10, 2W + 10]
        return Down(images, height).matmul(read.matmul(Down(images, width).t()));
    }

    /// <summary>Pixel by pixel.</summary>
    internal static Tensor Blitted(Tensor images, Tensor inverse)
    {
        var (height, width) = (images.shape[2], images.shape[3]);
        var places = Places(inverse, Axis(images, width), Axis(images, height), width, height).round();
        return PictureLookup.Pixels(images, places.select(3, 0), places.select(3, 1));
    }

    // G⁻¹ of each picture, [N, 2, 3].
    internal static Tensor Inverses(Tensor images, IReadOnlyList<AdaDraw> drawn)
    {
        var values = new double[drawn.Count * 6];
        for (var n = 0; n < drawn.Count; n++)
        {
            var inverse = SmallMatrix.Inverse2D(drawn[n].Geometry);
            for (var i = 0; i < 6; i++)
            {
                values[(6 * n) + i] = inverse[i / 3, i % 3];
            }
        }

        return tensor(values, [drawn.Count, 2, 3], dtype: images.dtype, device: images.device);
    }

    private static Tensor Axis(Tensor images, long size) => arange(size, dtype: images.dtype, device: images.device);

    // Where the samples of twice the resolution lie, in pixels of the picture.
    private static Tensor Positions(Tensor images, long count) => (Axis(images, count) - _center) / 2;

    // What is seen at each column and row of the output: [N, H′, W′, 2], mirrored into the picture.
    private static Tensor Places(Tensor inverse, Tensor columns, Tensor rows, long width, long height)
    {
        var x = (columns - ((width - 1) / 2.0)).view(1, 1, -1);
        var y = (rows - ((height - 1) / 2.0)).view(1, -1, 1);
        return stack([Mirrored(At(0) + ((width - 1) / 2.0), width), Mirrored(At(1) + ((height - 1) / 2.0), height)], 3);

        Tensor At(int row) => (Entry(row, 0) * x) + (Entry(row, 1) * y) + Entry(row, 2);

        Tensor Entry(int row, int column) => inverse.select(1, row).select(1, column).view(-1, 1, 1);
    }

    // Back and forth between the centres of the first and the last pixel.
    private static Tensor Mirrored(Tensor place, long size) => (size - 1) - ((place.remainder(2.0 * (size - 1)) - (size - 1)).abs());

    // [2·size, size]: row q is sample q + first of the fine grid, which lies at (q + first − center)/2; pixels beyond the edges are mirrored.
    private static Tensor Up(Tensor like, long size)
    {
        var matrix = new double[2 * size, size];
        for (var row = 0; row < 2 * size; row++)
        {
            for (var tap = 0; tap < _sym6.Length; tap++)
            {
                // Only every second sample of the fine grid comes from a pixel.
                var (pixel, between) = Math.DivRem(row + _first - tap, 2);
                if (between == 0)
                {
                    matrix[row, pixel < 0 ? -pixel : Math.Min(pixel, (2 * (size - 1)) - pixel)] += Math.Sqrt(2) * _sym6[tap];
                }
            }
        }

        return tensor(matrix, dtype: like.dtype, device: like.device);
    }

    // [size, 2·size + 10]: every second place of the filter.
    private static Tensor Down(Tensor like, long size)
    {
        var matrix = new double[size, (2 * size) + _sym6.Length - 2];
        for (var row = 0; row < size; row++)
        {
            for (var tap = 0; tap < _sym6.Length; tap++)
            {
                matrix[row, (2 * row) + tap] = _sym6[tap] / Math.Sqrt(2);
            }
        }

        return tensor(matrix, dtype: like.dtype, device: like.device);
    }
}
