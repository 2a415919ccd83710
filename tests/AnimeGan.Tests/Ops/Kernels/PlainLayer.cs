using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>A layer in plain loops in double, which round to bfloat16 where the kernels do.</summary>
/// <param name="options">The layer.</param>
/// <param name="rows">Of what it takes.</param>
/// <param name="columns">Of it.</param>
/// <param name="rounds">Whether it rounds what it multiplies.</param>
/// <param name="roundsResult">Whether it rounds what it leaves for the next layer, and the gradient with respect to that.</param>
internal sealed class PlainLayer(FusedLayer options, int rows, int columns, bool rounds, bool roundsResult)
{
    private double[] _x = [];
    private double[] _normalized = [];
    private double[] _z = [];
    private double[] _inverse = [];

    public FusedLayer Options => options;

    public int Rows { get; } = options.SizeAfter(rows);

    public int Columns { get; } = options.SizeAfter(columns);

    public float[] Weight { get; init; } = [];

    public float[] Bias { get; init; } = [];

    public float[] Gamma { get; init; } = [];

    public float[] Beta { get; init; } = [];

    /// <summary>The result, [image][channel][row][column].</summary>
    public double[] Y { get; private set; } = [];

    private int Pixels => Rows * Columns;

    public void Forward(int images, double[] x)
    {
        var raw = new double[images * options.To * Pixels];
        double[] left = [.. x.Select(number => RoundedIf(rounds, number))], right = [.. Weight.Select(number => RoundedIf(rounds, number))];
        Products(images, (from, to, weight) => raw[to] += left[from] * right[weight]);
        (_x, _normalized, _z, _inverse, Y) = (x, new double[raw.Length], new double[raw.Length], new double[raw.Length], new double[raw.Length]);
        foreach (var (c, places) in Statistics(images))
        {
            double mean = 0, variance = 0, count = places.Count;
            foreach (var at in places)
            {
                raw[at] += Bias.Length == 0 ? 0 : Bias[c];
                mean += raw[at] / count;
            }

            foreach (var at in places)
            {
                variance += (raw[at] - mean) * (raw[at] - mean) / count;
            }

            var inverse = options.IsNormalized ? 1 / Math.Sqrt(variance + options.Epsilon) : 1;
            foreach (var at in places)
            {
                raw[at] = RoundedIf(roundsResult, raw[at]);
                _inverse[at] = inverse;
                _normalized[at] = (raw[at] - mean) * inverse;
                _z[at] = options.IsNormalized ? (_normalized[at] * Scale(c)) + (Beta.Length == 0 ? 0 : Beta[c]) : raw[at];
                Y[at] = Activate(options, _z[at]);
            }
        }
    }

    public PlainGradients Backward(int images, double[] dy)
    {
        var gradients = new PlainGradients(new double[Weight.Length], new double[options.To], new double[options.To], new double[options.To], new double[_x.Length]);
        var raw = new double[dy.Length];
        foreach (var (c, places) in Statistics(images))
        {
            double total = 0, along = 0;
            foreach (var at in places)
            {
                raw[at] = dy[at] * Slope(_z[at], Y[at]);
                total += raw[at];
                along += raw[at] * _normalized[at];
                raw[at] = RoundedIf(roundsResult, raw[at]);
            }

            gradients.Beta[c] += total;
            gradients.Gamma[c] += along;
            gradients.Bias[c] = options.IsNormalized ? 0 : gradients.Beta[c];
            foreach (var at in places.Where(_ => options.IsNormalized))
            {
                raw[at] = Scale(c) * _inverse[at] * (raw[at] - (total / places.Count) - (_normalized[at] * along / places.Count));
            }
        }

        double[] x = [.. _x.Select(number => RoundedIf(rounds, number))], weights = [.. Weight.Select(number => RoundedIf(rounds, number))], flowing = [.. raw.Select(number => RoundedIf(rounds, number))];
        Products(images, (from, to, weight) =>
        {
            gradients.Weight[weight] += x[from] * flowing[to];
            gradients.X[from] += weights[weight] * flowing[to];
        });
        return gradients;
    }

    public static double Activate(FusedLayer options, double z) => options.Activation switch
    {
        Activation.Leaky => z > 0 ? z : z * options.Slope,
        Activation.Tanh => Math.Tanh(z),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-z)),
        _ => z,
    };

    private double Slope(double z, double y) => options.Activation switch
    {
        Activation.Leaky => z > 0 ? 1 : options.Slope,
        Activation.Tanh => 1 - (y * y),
        Activation.Sigmoid => y * (1 - y),
        _ => 1,
    };

    // To the nearest number of bfloat16, ties to even.
    private static double RoundedIf(bool rounds, double value)
    {
        var bits = BitConverter.SingleToUInt32Bits((float)value);
        return rounds ? BitConverter.UInt32BitsToSingle((bits + 0x7fffu + ((bits >> 16) & 1)) & 0xffff0000u) : value;
    }

    private double Scale(int channel) => Gamma.Length == 0 ? 1 : Gamma[channel];

    // What has a mean of its own: a channel of the batch, or of an image.
    private IEnumerable<(int Channel, List<int> Places)> Statistics(int images)
    {
        var together = options.Normalization == Normalization.Instance ? 1 : images;
        return
            from channel in Enumerable.Range(0, options.To)
            from first in Enumerable.Range(0, images / together)
            select (channel, Enumerable.Range(first * together, together).SelectMany(image => Enumerable.Range(((image * options.To) + channel) * Pixels, Pixels)).ToList());
    }

    // Calls body(place in x, place in y, place in the weights) for all products.
    private void Products(int images, Action<int, int, int> body)
    {
        var taps = options.Kernel * options.Kernel;
        List<(int Big, int Small, int Tap)> connected = [.. Connected()];
        for (var image = 0; image < images; image++)
        {
            for (var from = 0; from < options.From; from++)
            {
                for (var to = 0; to < options.To; to++)
                {
                    int x = ((image * options.From) + from) * rows * columns, y = ((image * options.To) + to) * Pixels;
                    var weight = (options.IsTransposed ? (from * options.To) + to : (to * options.From) + from) * taps;
                    foreach (var (big, small, tap) in connected)
                    {
                        body(x + (options.IsTransposed ? small : big), y + (options.IsTransposed ? big : small), weight + tap);
                    }
                }
            }
        }
    }

    // All that a filter connects, in planes of one image: pixel of the big side, pixel of the small side, tap.
    private IEnumerable<(int Big, int Small, int Tap)> Connected()
    {
        var (small, big) = options.IsTransposed ? ((rows, columns), (Rows, Columns)) : ((Rows, Columns), (rows, columns));
        return
            from row in Enumerable.Range(0, small.Item1)
            from column in Enumerable.Range(0, small.Item2)
            from tap in Enumerable.Range(0, options.Kernel * options.Kernel)
            let y = Mirrored((row * options.Stride) + (tap / options.Kernel) - options.Padding, big.Item1)
            let x = Mirrored((column * options.Stride) + (tap % options.Kernel) - options.Padding, big.Item2)
            where y >= 0 && y < big.Item1 && x >= 0 && x < big.Item2
            select ((y * big.Item2) + x, (row * small.Item2) + column, tap);
    }

    private int Mirrored(int at, int size) => !options.Reflects ? at : at < 0 ? -at : at < size ? at : (2 * (size - 1)) - at;
}

/// <summary>What a layer's backward pass gives.</summary>
internal sealed record PlainGradients(double[] Weight, double[] Bias, double[] Gamma, double[] Beta, double[] X);
