using static TorchSharp.torch;

namespace AnimeGan.Tests.Augmentation;

/// <summary>What the augmentations do, pixel by pixel and from the definition.</summary>
internal static class SlowAugmentation
{
    private static readonly double[] _sym6 =
    [
        0.015404109327027373, 0.0034907120842174702, -0.11799011114819057, -0.048311742585633,
        0.4910559419267466, 0.787641141030194, 0.3379294217276218, -0.07263752278646252,
        -0.021060292512300564, 0.04472490177066578, 0.0017677118642428036, -0.007800708325034148,
    ];

    /// <summary>A batch made of numbers.</summary>
    public static Tensor Map(Tensor like, Func<int, int, int, int, double> value)
    {
        var shape = like.shape;
        var values = new double[like.numel()];
        var i = 0;
        for (var n = 0; n < shape[0]; n++)
        {
            for (var c = 0; c < shape[1]; c++)
            {
                for (var y = 0; y < shape[2]; y++)
                {
                    for (var x = 0; x < shape[3]; x++)
                    {
                        values[i++] = value(n, c, y, x);
                    }
                }
            }
        }

        return tensor(values, shape, dtype: like.dtype);
    }

    /// <summary>A batch's numbers, by picture, channel, row and column.</summary>
    public static Func<int, int, int, int, double> Reader(Tensor batch)
    {
        var shape = batch.shape;
        var values = batch.to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
        return (n, c, y, x) => values[(((((n * shape[1]) + c) * shape[2]) + y) * shape[3]) + x];
    }

    /// <summary>One picture's channel through twice the resolution: sums over all taps, up and down.</summary>
    public static double Filtered(Func<int, int, double> pixel, int height, int width, double[,] inverse, int row, int column)
    {
        var center = _sym6.Select((tap, k) => tap * k).Sum() / _sym6.Sum();
        var sum = 0.0;
        for (var v = 0; v < 12; v++)
        {
            for (var u = 0; u < 12; u++)
            {
                // Sample (2·column + u, 2·row + v) of the fine grid, in pixels from the picture's centre.
                var x = (((2 * column) + u - center) / 2) - ((width - 1) / 2.0);
                var y = (((2 * row) + v - center) / 2) - ((height - 1) / 2.0);
                var seenX = Mirrored((inverse[0, 0] * x) + (inverse[0, 1] * y) + inverse[0, 2] + ((width - 1) / 2.0), width);
                var seenY = Mirrored((inverse[1, 0] * x) + (inverse[1, 1] * y) + inverse[1, 2] + ((height - 1) / 2.0), height);
                sum += _sym6[u] * _sym6[v] / 2 * Between((2 * seenX) + center, (2 * seenY) + center);
            }
        }

        return sum;

        double Between(double x, double y)
        {
            var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
            var (right, down) = (x - left, y - top);
            return ((1 - right) * (1 - down) * Fine(left, top)) + (right * (1 - down) * Fine(left + 1, top))
                + ((1 - right) * down * Fine(left, top + 1)) + (right * down * Fine(left + 1, top + 1));
        }

        double Fine(int x, int y)
        {
            var value = 0.0;
            for (var v = 0; v < 12; v++)
            {
                for (var u = 0; u < 12; u++)
                {
                    // Only every second sample of the fine grid comes from a pixel.
                    if ((x - u) % 2 == 0 && (y - v) % 2 == 0)
                    {
                        value += 2 * _sym6[u] * _sym6[v] * pixel((int)Mirrored((y - v) / 2, height), (int)Mirrored((x - u) / 2, width));
                    }
                }
            }

            return value;
        }
    }

    /// <summary>A place walked back from each edge that it has passed.</summary>
    public static double Mirrored(double place, int size)
    {
        while (place < 0 || place > size - 1)
        {
            place = place < 0 ? -place : (2 * (size - 1)) - place;
        }

        return place;
    }
}
