namespace AnimeGan.Diagnosis;

/// <summary>Numbers about series that one wild value does not move.</summary>
internal static class Robust
{
    /// <summary>The value that half of the others lie below; NaN of none.</summary>
    internal static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The value that a share of the others lie below, between neighbours by a straight line; NaN of none.</summary>
    internal static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] == sorted[above] ? sorted[below] : sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>Moving averages over a window centred on each value, shorter at the ends.</summary>
    internal static double[] Smooth(IReadOnlyList<double> values, int window)
    {
        var sums = new double[values.Count + 1];
        for (var i = 0; i < values.Count; i++)
        {
            sums[i + 1] = sums[i] + values[i];
        }

        var half = window / 2;
        return [.. Enumerable.Range(0, values.Count).Select(i =>
        {
            var (from, to) = (Math.Max(0, i - half), Math.Min(values.Count, i + half + 1));
            return (sums[to] - sums[from]) / (to - from);
        })];
    }

    /// <summary>The standard deviation of what differs by chance from value to value.</summary>
    /// <returns>At least 0; 0 of fewer than four values, which tell nothing.</returns>
    /// <remarks>
    /// Third differences: what rises, falls and turns slowly leaves almost nothing in them (a wave of ten values a hundredth of
    /// its own power), and noise of standard deviation σ gives them √20 σ, since 1² + 3² + 3² + 1² = 20. Their mean square and not their
    /// middle value: distances are cut off at 0, where half of those between equal kinds lie.
    /// </remarks>
    internal static double Noise(IReadOnlyList<double> values)
    {
        var squares = 0.0;
        for (var i = 3; i < values.Count; i++)
        {
            var third = values[i] - (3 * values[i - 1]) + (3 * values[i - 2]) - values[i - 3];
            squares += third * third;
        }

        return values.Count < 4 ? 0 : Math.Sqrt(squares / (20 * (values.Count - 3)));
    }

    /// <summary>How often a series goes up and down by at least an amount: the number of times that it turns round after so large a way.</summary>
    internal static int Swings(IReadOnlyList<double> values, double amount)
    {
        var (low, high, direction, swings) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
            if (direction <= 0 && value - low >= amount)
            {
                (direction, high, swings) = (1, value, swings + 1);
            }
            else if (direction >= 0 && high - value >= amount)
            {
                (direction, low, swings) = (-1, value, swings + 1);
            }
        }

        return swings;
    }
}
