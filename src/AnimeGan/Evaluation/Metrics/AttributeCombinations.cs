using AnimeGan.Data;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>How many of the data's combinations of attributes a generator draws, and how far their frequencies are from the data's.</summary>
/// <param name="Combinations">Combinations that the attributes have.</param>
/// <param name="Modes">How many of them were drawn at least once.</param>
/// <param name="ExpectedModes">How many as many samples of the data are expected to hit: Σ 1 − (1 − q)^N.</param>
/// <param name="Divergence">KL(generated ‖ data) over combinations, nats: 0 for equal frequencies.</param>
/// <remarks>
/// As Stacked MNIST's 1,000 digits are counted (Metz et al. 2017, arXiv 1611.02163, section 3.3.1; Lin et al. 2018, arXiv
/// 1712.04086, section 4.2): a classifier names each sample. Departs: each frequency of the data gets half a count more, so
/// that a combination which the reference happens to lack does not make the divergence infinite.
/// </remarks>
internal sealed record AttributeCombinations(int Combinations, Estimate Modes, double ExpectedModes, Estimate Divergence)
{
    internal const int LeastSamples = 10;
    private const double Added = 0.5;

    /// <summary>Counts.</summary>
    /// <param name="attributes">Which attributes, with their values.</param>
    /// <param name="real">Labels of the data, named by the same classifier as those of the samples.</param>
    /// <param name="generated">Labels of samples, at least 10, below which the errors are not known.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="ArgumentException">There is no attribute, or a label is none of its values.</exception>
    public static AttributeCombinations Measure(IReadOnlyList<LabelColumn> attributes, LabelTable real, LabelTable generated, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentOutOfRangeException.ThrowIfZero(attributes.Count, nameof(attributes));
        if (generated.Rows < LeastSamples)
        {
            throw new ArgumentException($"Combinations are counted in at least {LeastSamples} samples, got {generated.Rows}; draw more.", nameof(generated));
        }

        var count = attributes.Aggregate(1, (product, attribute) => checked(product * attribute.Values.Count));
        var (ofReal, ofGenerated) = (Cells(attributes, real), Cells(attributes, generated));
        var (inData, drawn) = (Count(ofReal, count), Count(ofGenerated, count));
        double[] expected = [.. inData.Select(times => (times + Added) / (ofReal.Length + (Added * count)))];

        using var scope = NewDisposeScope();
        var columns = zeros(ofGenerated.Length, count, ScalarType.Float64);
        columns.scatter_(1, tensor(ofGenerated).unsqueeze(1), ones(ofGenerated.Length, 1, ScalarType.Float64));
        return new AttributeCombinations(
            count,
            CountModes(drawn, inData, (double)ofGenerated.Length / ofReal.Length),
            expected.Sum(q => 1 - Math.Pow(1 - q, ofGenerated.Length)),
            Bootstrap.Measure(columns, means => means.Zip(expected, (p, q) => p > 0 ? p * Math.Log(p / q) : 0).Sum(), seed));
    }

    // Each combination is drawn by as many samples as a Poisson variable says. After k of them its rate is a gamma variable of
    // shape k + a (the conjugate prior; a is Jeffreys' 1/2, or less where the data hardly has it), so that fresh samples miss it with
    // probability q = e^−λ, whose q (1 − q) is 2^−(k + a) − 3^−(k + a) on average.
    private static Estimate CountModes(double[] drawn, double[] inData, double samplesForOne)
    {
        var variance = drawn.Zip(inData, (times, real) =>
        {
            var shape = times + Math.Min(0.5, real * samplesForOne);
            return Math.Pow(2, -shape) - Math.Pow(3, -shape);
        }).Sum();
        return new Estimate(drawn.Count(times => times > 0), Math.Sqrt(variance), double.PositiveInfinity, "Poisson");
    }

    private static double[] Count(long[] cells, int count)
    {
        var times = new double[count];
        foreach (var cell in cells)
        {
            times[cell]++;
        }

        return times;
    }

    private static long[] Cells(IReadOnlyList<LabelColumn> attributes, LabelTable labels)
    {
        var cells = new long[labels.Rows];
        foreach (var attribute in attributes)
        {
            var column = labels.Column(attribute.Name);
            for (var row = 0; row < cells.Length; row++)
            {
                cells[row] = (cells[row] * attribute.Values.Count) + LabelScheme.IndexOf(attribute, column[row]);
            }
        }

        return cells;
    }
}
