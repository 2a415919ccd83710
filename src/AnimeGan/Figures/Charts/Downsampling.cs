namespace AnimeGan.Figures;

/// <summary>Long curves with fewer points.</summary>
internal static class Downsampling
{
    /// <summary>Which points of a curve to keep so that it looks the same.</summary>
    /// <param name="values">The curve.</param>
    /// <param name="maximum">How many points to keep at most, at least 4.</param>
    /// <returns>
    /// Rising indices: all where there are few enough; else the first, the last, and each stretch's smallest and largest
    /// value, so that no spike is lost; a stretch that holds a value which is not finite keeps one of those as well, so
    /// that no gap is closed (these come on top of <paramref name="maximum"/>).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">maximum is below 4.</exception>
    public static int[] KeepExtremes(IReadOnlyList<double> values, int maximum)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 4);
        if (values.Count <= maximum)
        {
            return [.. Enumerable.Range(0, values.Count)];
        }

        var stretches = (maximum - 2) / 2;
        var kept = new SortedSet<int> { 0, values.Count - 1 };
        for (var i = 0; i < stretches; i++)
        {
            var start = (int)((long)i * values.Count / stretches);
            var end = (int)((long)(i + 1) * values.Count / stretches);
            KeepOfStretch(values, start, end, kept);
        }

        return [.. kept];
    }

    /// <summary>Which points of a smooth curve to keep: evenly spaced, the first and the last among them.</summary>
    /// <param name="count">How many points there are.</param>
    /// <param name="maximum">How many to keep at most, at least 2.</param>
    /// <returns>Rising indices.</returns>
    /// <exception cref="ArgumentOutOfRangeException">maximum is below 2.</exception>
    public static int[] KeepEvenly(int count, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 2);
        var kept = Math.Min(count, maximum);
        return kept < 2 ? [.. Enumerable.Range(0, kept)] : [.. Enumerable.Range(0, kept).Select(i => (int)((long)i * (count - 1) / (kept - 1)))];
    }

    private static void KeepOfStretch(IReadOnlyList<double> values, int start, int end, SortedSet<int> kept)
    {
        var (lowest, highest, gap) = (-1, -1, -1);
        for (var i = start; i < end; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                gap = i;
                continue;
            }

            lowest = lowest < 0 || values[i] < values[lowest] ? i : lowest;
            highest = highest < 0 || values[i] > values[highest] ? i : highest;
        }

        foreach (var index in new[] { lowest, highest, gap }.Where(i => i >= 0))
        {
            kept.Add(index);
        }
    }
}
