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
public sealed record AttributeCombinations(int Combinations, Estimate Modes, double ExpectedModes, Estimate Divergence)
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
        var expected = new double[count];
        foreach (var cell in ofReal)
        {
            expected[cell]++;
        }

        for (var cell = 0; cell < count; cell++)
        {
            expected[cell] = (expected[cell] + Added) / (ofReal.Length + (Added * count));
        }

        using var scope = NewDisposeScope();
        var columns = zeros(ofGenerated.Length, count, ScalarType.Float64);
        columns.scatter_(1, tensor(ofGenerated).unsqueeze(1), ones(ofGenerated.Length, 1, ScalarType.Float64));
        return new AttributeCombinations(
            count,
            Drawn([.. columns.sum(0L).data<double>().ToArray().Where(times => times > 0)], count),
            expected.Sum(q => 1 - Math.Pow(1 - q, ofGenerated.Length)),
            Bootstrap.Measure(columns, means => means.Zip(expected, (p, q) => p > 0 ? p * Math.Log(p / q) : 0).Sum(), seed));
    }

    // Colwell, Mao, Chang 2004, 'Interpolating, extrapolating, and comparing incidence-based species accumulation curves', Eq. 6
    // at its end, with Chao's estimate of how many kinds there are in all, from those that were seen once and twice.
    private static Estimate Drawn(double[] times, int combinations)
    {
        double modes = times.Length, once = times.Count(time => time == 1), twice = times.Count(time => time == 2);
        var all = Math.Clamp(modes + (once * (once - 1) / (2 * (twice + 1))), modes, combinations);
        var error = Math.Sqrt(modes * (1 - (modes / all)));

        // Half a kind more on each side, as a count is whole.
        var reach = (Estimate.Normal * error) + 0.5;
        return new Estimate(modes, error, double.PositiveInfinity, "Chao") { Ends = (Math.Max(modes - reach, 1), Math.Min(modes + reach, combinations)) };
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
