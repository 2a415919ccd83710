namespace AnimeGan.Evaluation;

/// <summary>A sum over two kinds of pictures that may be one kind, with its interval from giving the pictures their kinds anew by lot.</summary>
/// <remarks>
/// A permutation test (Fisher 1935, 'The Design of Experiments'): where the kinds do not differ, every way of naming as many
/// pictures the first kind was as likely, whatever the pictures and the samples are. So the interval allows for the chance
/// of both sets of pictures, and holds the value of no difference in 95 of 100 cases.
/// </remarks>
internal static class Relabelling
{
    // The 2.5 % points then lie within 0.35 % (one standard error).
    private const int Ways = 2000;
    private const int Tail = (int)(Ways * (1 - Estimate.Level) / 2);

    /// <summary>Measures Σ a·w over the first kind plus Σ b·w over the second.</summary>
    /// <param name="weights">What each picture weighs, those of the first kind first.</param>
    /// <param name="first">How many are of the first kind.</param>
    /// <param name="a">Factor of the first kind.</param>
    /// <param name="b">Factor of the second kind.</param>
    /// <param name="none">The sum where the kinds do not differ; given, so that no rounding decides whether an interval that ends there holds it.</param>
    /// <param name="seed">Of the ways.</param>
    internal static Estimate Measure(double[] weights, int first, double a, double b, double none, long seed)
    {
        var total = weights.Sum();
        double Value(double ofFirst) => (a * ofFirst) + (b * (total - ofFirst));
        double[] heavy = [.. weights.Where(weight => weight != 0)];
        var random = new Random((int)(seed % int.MaxValue));
        double[] found = [.. Enumerable.Range(0, Ways).Select(_ => Value(ByLot(heavy, first, weights.Length, random))).Order()];
        var value = Value(weights.Take(first).Sum());
        var deviation = Math.Sqrt(found.Sum(other => (other - none) * (other - none)) / Ways);
        return new Estimate(value, deviation, double.PositiveInfinity, "permutation")
        {
            Ends = (none + (value - found[^Tail]), none + (value - found[Tail - 1])),
        };
    }

    // What the first kind weighs: each picture is of it with the share of its places that are left.
    private static double ByLot(double[] heavy, int first, int places, Random random)
    {
        var sum = 0.0;
        foreach (var weight in heavy)
        {
            if (random.NextDouble() * places-- < first)
            {
                first--;
                sum += weight;
            }
        }

        return sum;
    }
}
