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
    /// <exception cref="ArgumentOutOfRangeException">cases is less than 1.</exception>
    /// <remarks>Wilson 1927, 'Probable Inference, the Law of Succession, and Statistical Inference'.</remarks>
    public static Estimate OfShare(double holding, int cases)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        return OfShare(holding / cases, cases, double.PositiveInfinity, "Wilson");
    }

    /// <summary>The share of cases in which something holds, where cases are not independent of each other, from the shares in blocks of them.</summary>
    /// <param name="share">In all cases, 0 to 1.</param>
    /// <param name="cases">All cases.</param>
    /// <param name="blocks">The shares of disjoint blocks, at least 2, each of as many cases as the others.</param>
    /// <remarks>
    /// Wilson's interval for as many independent cases as would spread as much (Kish 1965, 'Survey Sampling', section 8.2: the
    /// design effect, here at least 1). It has a width where all blocks hold nothing or everything, and is right where a block is biased.
    /// </remarks>
    public static Estimate OfShareInBlocks(double share, int cases, IReadOnlyList<double> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var ofBlocks = OfMean(blocks);
        var alone = ofBlocks.Value * (1 - ofBlocks.Value) / cases;
        var effect = alone > 0 ? Math.Max(ofBlocks.StandardError * ofBlocks.StandardError / alone, 1) : 1;
        return OfShare(share, cases / effect, ofBlocks.DegreesOfFreedom, "blocks");
    }

    /// <summary>The value and its error from several figures, each of a block of the data as large as the others.</summary>
    /// <param name="value">The figure of all data.</param>
    /// <param name="blocks">The figures of disjoint blocks, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two blocks.</exception>
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

    /// <summary>The value and its error from the figures of all data but one of several parts.</summary>
    /// <param name="value">The figure of all data.</param>
    /// <param name="without">The figures without each part in turn, at least 2; all parts as large as each other.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two values.</exception>
    /// <remarks>The jackknife: Efron and Stein 1981, 'The Jackknife Estimate of Variance'.</remarks>
    public static Estimate OfJackknife(double value, IReadOnlyList<double> without)
    {
        ArgumentNullException.ThrowIfNull(without);
        ArgumentOutOfRangeException.ThrowIfLessThan(without.Count, 2);
        return new Estimate(value, Math.Sqrt(OfParts(without)), without.Count - 1, "jackknife");
    }

    /// <summary>The jackknife's variance of a figure.</summary>
    /// <param name="without">What it becomes without each of several parts in turn, at least 2.</param>
    internal static double OfParts(IReadOnlyList<double> without)
    {
        var mean = without.Average();
        return (without.Count - 1.0) / without.Count * without.Sum(value => (value - mean) * (value - mean));
    }

    /// <summary>The mean of independent values.</summary>
    /// <param name="values">At least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two values.</exception>
    public static Estimate OfMean(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2);
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return new Estimate(mean, Math.Sqrt(variance / values.Count), values.Count - 1, "standard error");
    }

    /// <summary>How far one mean of independent values is above another.</summary>
    /// <param name="values">At least 2.</param>
    /// <param name="others">At least 2.</param>
    /// <remarks>Welch 1947, 'The generalization of Student's problem when several different population variances are involved'; his degrees of freedom.</remarks>
    public static Estimate OfDifference(IReadOnlyList<double> values, IReadOnlyList<double> others)
    {
        var (one, two) = (OfMean(values), OfMean(others));
        var (ofOne, ofTwo) = (one.StandardError * one.StandardError, two.StandardError * two.StandardError);
        var variance = ofOne + ofTwo;
        var degrees = variance > 0 ? variance * variance / ((ofOne * ofOne / one.DegreesOfFreedom) + (ofTwo * ofTwo / two.DegreesOfFreedom)) : double.PositiveInfinity;
        return new Estimate(one.Value - two.Value, Math.Sqrt(variance), degrees, "standard error");
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

    /// <summary>The interval of the rate of a Poisson count, nearly exact (Garwood 1936): quantiles of two gamma distributions.</summary>
    /// <remarks>Wilson, Hilferty 1931, 'The Distribution of Chi-Square': the cube root of a gamma variable is nearly normal.</remarks>
    internal static (double Low, double High) EndsOfCount(long count)
    {
        return (OfGamma(count, -Normal), OfGamma(count + 1, Normal));
        static double OfGamma(double shape, double normal) =>
            shape == 0 ? 0 : shape * Math.Pow(Math.Max(1 - (1 / (9 * shape)) + (normal / (3 * Math.Sqrt(shape))), 0), 3);
    }

    private static Estimate OfShare(double share, double cases, double degrees, string method)
    {
        var normal = Quantile(degrees);
        var squared = normal * normal / cases;
        var middle = (share + (squared / 2)) / (1 + squared);
        var reach = Math.Sqrt((share * (1 - share) * squared) + (squared * squared / 4)) / (1 + squared);
        return new Estimate(share, Math.Sqrt(share * (1 - share) / cases), degrees, method)
        {
            Ends = (Math.Min(middle - reach, share), Math.Max(middle + reach, share)),
        };
    }

    // Student's 97.5 % point, exactly up to 2 degrees, then by the Cornish-Fisher expansion (Abramowitz and Stegun 1964, 26.7.5), right to 1 %.
    private static double Quantile(double degrees)
    {
        const double Z = Normal;
        var (z3, z5, z7) = (Math.Pow(Z, 3), Math.Pow(Z, 5), Math.Pow(Z, 7));
        return degrees switch
        {
            < 1.5 => Math.Tan(Math.PI * Level / 2),
            < 2.5 => Level * Math.Sqrt(2 / (1 - (Level * Level))),
            double.PositiveInfinity => Z,
            _ => Z + ((z3 + Z) / (4 * degrees)) + (((5 * z5) + (16 * z3) + (3 * Z)) / (96 * degrees * degrees)) + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * Z)) / (384 * Math.Pow(degrees, 3))),
        };
    }
}
