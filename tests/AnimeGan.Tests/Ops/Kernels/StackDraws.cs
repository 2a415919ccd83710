using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>Stacks by chance whose shapes, steps and borders are at their limits: one, odd, prime, and a tile or a block more or less one.</summary>
internal static class StackDraws
{
    // What plain loops may multiply in a layer: some hundredths of a second.
    private const long MostProducts = 400_000;

    // bfloat16 rounds so much that some value of many changes sides at an activation's corner, and with it whole gradients.
    private const float NoCorner = 1;

    private static readonly int[] _channels = [1, 2, 3, 4, 5, 7, 8, 13, 15, 16, 17, 19, 31, 32, 33, 47, 48, 49, 64, 65, 127, 129, 256, 515];
    private static readonly int[] _sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 16, 17, 23, 31, 32, 33, 63, 65, 128, 251];
    private static readonly int[] _images = [1, 1, 2, 3, 5, 15, 16, 17, 31, 32, 33, 129];

    /// <summary>Draws one that the kernels take.</summary>
    /// <param name="random">Source of chance.</param>
    /// <param name="tiles">Whether it is for kernels that multiply tiles, which know no statistics of one image and no mirrored borders.</param>
    public static StackCase Draw(Random random, bool tiles)
    {
        for (; ; )
        {
            var stack = Any(random, tiles);
            if (Fits(stack))
            {
                return stack;
            }
        }
    }

    /// <summary>The smallest number of values that some layer's statistics are taken of; none counts as many.</summary>
    public static int Statistics(StackCase stack)
    {
        var (least, rows, columns) = (int.MaxValue, stack.Rows, stack.Columns);
        foreach (var layer in stack.Layers)
        {
            (rows, columns) = (layer.SizeAfter(rows), layer.SizeAfter(columns));
            least = layer.IsNormalized ? Math.Min(least, rows * columns * (layer.Normalization == Normalization.Batch ? stack.Images : 1)) : least;
        }

        return least;
    }

    /// <summary>Whether a layer makes multiples of one channel and normalises them: then no weight before or after it matters, and their gradients are rounding alone.</summary>
    public static bool RepeatsOneChannel(StackCase stack) => stack.Layers.Any(layer => layer is { From: 1, Kernel: 1, Normalization: Normalization.Batch });

    private static StackCase Any(Random random, bool tiles)
    {
        var layers = new FusedLayer[random.Next(1, 4)];
        var from = Of(random, _channels);
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = Layer(random, from, tiles, i + 1 == layers.Length);
            from = layers[i].To;
        }

        var (rows, columns, images, threads) = (Of(random, _sizes), Of(random, _sizes), Of(random, _images), random.Next(1, 4));
        return new StackCase($"{images} of {rows}×{columns}, {threads} threads: {string.Join(", ", layers.Select(Words))}", rows, columns, images, threads, layers);
    }

    private static FusedLayer Layer(Random random, int from, bool tiles, bool isLast)
    {
        var (kernel, stride) = (random.Next(1, 8), random.Next(1, 4));
        var layer = new FusedLayer
        {
            IsTransposed = random.Next(2) == 0,
            From = from,
            To = Of(random, _channels),
            Kernel = kernel,
            Stride = stride,
            Padding = random.Next(0, kernel),
            Normalization = (Normalization)random.Next(tiles ? 2 : 3),
            Activation = (Activation)random.Next(isLast ? 4 : 2),
            Slope = tiles ? NoCorner : 0.2f,
            Epsilon = 1e-5f,
            Momentum = 0.1f,
        };
        return layer.IsTransposed ? layer with { OutputPadding = random.Next(stride) } : layer with { Reflects = !tiles && layer is { Padding: > 0, Stride: 1 } && random.Next(3) > 0 };
    }

    // As the kernels' layers are made: nothing that has no pixels, no mirror deeper than the picture.
    private static bool Fits(StackCase stack)
    {
        var (rows, columns) = (stack.Rows, stack.Columns);
        foreach (var layer in stack.Layers)
        {
            var (below, beside) = (layer.SizeAfter(rows), layer.SizeAfter(columns));
            var small = layer.IsTransposed ? (long)rows * columns : (long)below * beside;
            if (below < 1 || beside < 1 || Math.Min(rows, columns) + (layer.IsTransposed ? int.MaxValue / 2 : 2 * layer.Padding) < layer.Kernel
                || (layer.Reflects && layer.Padding >= Math.Min(rows, columns))
                || small * layer.Kernel * layer.Kernel * layer.From * layer.To * stack.Images > MostProducts)
            {
                return false;
            }

            (rows, columns) = (below, beside);
        }

        return true;
    }

    private static string Words(FusedLayer layer) =>
        $"{layer.From} {(layer.IsTransposed ? "up" : "down")} to {layer.To} by {layer.Kernel} step {layer.Stride} border {layer.Padding}{(layer.Reflects ? " mirrored" : "")}{(layer.OutputPadding > 0 ? $" more {layer.OutputPadding}" : "")} {layer.Normalization} {layer.Activation}";

    private static int Of(Random random, int[] values) => values[random.Next(values.Length)];
}
