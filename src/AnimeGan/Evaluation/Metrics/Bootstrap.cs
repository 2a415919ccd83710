using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>The spread of a figure that is a function of means over samples, by drawing the samples again.</summary>
/// <remarks>Efron 1979, 'Bootstrap Methods: Another Look at the Jackknife', section 2.</remarks>
internal static class Bootstrap
{
    internal const int Replicates = 200;

    /// <summary>Measures a figure and its error.</summary>
    /// <param name="columns">[N, C], float64: what is averaged.</param>
    /// <param name="figure">From the C means to the figure.</param>
    /// <param name="seed">Which samples are drawn again.</param>
    internal static Estimate Measure(Tensor columns, Func<double[], double> figure, long seed)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var random = new Generator((ulong)seed);
        var count = columns.shape[0];
        var values = new double[Replicates];
        for (var replicate = 0; replicate < Replicates; replicate++)
        {
            using var inner = NewDisposeScope();
            var times = bincount(randint(count, [count], ScalarType.Int64, generator: random), minlength: (int)count).to_type(ScalarType.Float64);
            values[replicate] = figure(Means(times, columns, count));
        }

        random.Dispose();
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (Replicates - 1));
        return new Estimate(figure(Means(ones(count, ScalarType.Float64), columns, count)), deviation, double.PositiveInfinity, "bootstrap");
    }

    private static double[] Means(Tensor times, Tensor columns, long count) =>
        times.unsqueeze(0).matmul(columns).div(count).flatten().data<double>().ToArray();
}
