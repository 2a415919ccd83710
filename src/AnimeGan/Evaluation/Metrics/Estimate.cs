namespace AnimeGan.Evaluation;

/// <summary>A figure with its standard error.</summary>
/// <param name="Value">The figure.</param>
/// <param name="StandardError">Its standard deviation from one set of samples to another, as far as one set can tell.</param>
/// <param name="DegreesOfFreedom">On how many independent differences the error rests; infinite where on very many.</param>
/// <param name="Method">How the error was found.</param>
public sealed record Estimate(double Value, double StandardError, double DegreesOfFreedom, string Method)
{
    /// <summary>The share of intervals that hold the true figure.</summary>
    public const double Level = 0.95;

    // The 97.5 % point of the normal distribution.
    private const double Normal = 1.959964;

    /// <summary>The ends of the interval where they are not as far from the value on both sides; null where they follow from the error.</summary>
    public (double Low, double High)? Ends { get; init; }

    /// <summary>The share of independent cases in which something holds, with Wilson's interval, which has a width even at 0 and 1.</summary>
    /// <param name="holding">Cases in which it holds; a half for a tie.</param>
    /// <param name="cases">All cases, at least 1.</param>
    /// <remarks>Wilson 1927, 'Probable Inference, the Law of Succession, and Statistical Inference'.</remarks>
    public static Estimate OfShare(double holding, int cases)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        var share = holding / cases;
        var squared = Normal * Normal / cases;
        var middle = (share + (squared / 2)) / (1 + squared);
        var reach = Math.Sqrt((share * (1 - share) * squared) + (squared * squared / 4)) / (1 + squared);
        return new Estimate(share, Math.Sqrt(share * (1 - share) / cases), double.PositiveInfinity, "Wilson")
        {
            Ends = (Math.Min(middle - reach, share), Math.Max(middle + reach, share)),
        };
    }

    /// <summary>The value and its error from several figures, each of a block of the data as large as the others.</summary>
    /// <param name="value">The figure of all data.</param>
    /// <param name="blocks">The figures of disjoint blocks, at least 2.</param>
    /// <remarks>
    /// Non-overlapping batch means: the variance of a figure falls as one over its samples, so that of the whole is a block's
    /// divided by their number. The value itself is that of all data, since many figures are biased where samples are few.
    /// </remarks>
    public static Estimate OfBlocks(double value, IReadOnlyList<double> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks.Count, 2);
        var mean = blocks.Average();
        var variance = blocks.Sum(block => (block - mean) * (block - mean)) / (blocks.Count - 1);
        return new Estimate(value, Math.Sqrt(variance / blocks.Count), blocks.Count - 1, "blocks");
    }

    /// <summary>The mean of independent values.</summary>
    /// <param name="values">At least 2.</param>
    public static Estimate OfMean(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2);
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return new Estimate(mean, Math.Sqrt(variance / values.Count), values.Count - 1, "standard error");
    }

    /// <summary>The interval of <see cref="Level"/>, by Student's t unless <see cref="Ends"/> are given.</summary>
    /// <param name="least">The figure cannot be below.</param>
    /// <param name="most">The figure cannot be above.</param>
    public ConfidenceInterval Interval(double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        var reach = Quantile(DegreesOfFreedom) * StandardError;
        var (low, high) = Ends ?? (Value - reach, Value + reach);
        return new ConfidenceInterval(Math.Clamp(low, least, most), Math.Clamp(high, least, most), Level, Method);
    }

    // Student's 97.5 % point by the Cornish-Fisher expansion (Abramowitz and Stegun 1964, 26.7.5): right to 1 % from 4 degrees on.
    private static double Quantile(double degrees)
    {
        const double Z = Normal;
        var (z3, z5, z7) = (Math.Pow(Z, 3), Math.Pow(Z, 5), Math.Pow(Z, 7));
        return double.IsInfinity(degrees)
            ? Z
            : Z + ((z3 + Z) / (4 * degrees)) + (((5 * z5) + (16 * z3) + (3 * Z)) / (96 * degrees * degrees)) + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * Z)) / (384 * Math.Pow(degrees, 3)));
    }
}
