namespace AnimeGan.Evaluation;

/// <summary>What was asked for against what a judge saw.</summary>
public sealed record ConfusionMatrix
{
    private ConfusionMatrix(string attribute, IReadOnlyList<string> values, IReadOnlyList<IReadOnlyList<int>> counts) =>
        (Attribute, Values, Counts) = (attribute, values, counts);

    /// <summary>The attribute asked for.</summary>
    public string Attribute { get; }

    /// <summary>Its values.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>[asked][seen], numbers of pictures.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts { get; }

    /// <summary>The share of pictures in which the judge saw what was asked for, 0 to 1.</summary>
    public double Accuracy => Enumerable.Range(0, Values.Count).Sum(i => Counts[i][i]) / (double)Counts.Sum(row => row.Sum());

    /// <summary>The same for the pictures of which one value was asked, 0 to 1; NaN where it was asked of none.</summary>
    /// <param name="value">One of <see cref="Values"/>.</param>
    /// <exception cref="ArgumentException">There is no such value.</exception>
    public double AccuracyOf(string value)
    {
        var row = IndexOf(Values, value, Attribute);
        return Counts[row][row] / (double)Counts[row].Sum();
    }

    /// <summary>Counts.</summary>
    /// <param name="attribute">The attribute asked for.</param>
    /// <param name="values">Its values.</param>
    /// <param name="asked">What was asked for, picture by picture.</param>
    /// <param name="seen">What the judge saw, in the same order.</param>
    /// <exception cref="ArgumentException">There are no pictures, the two differ in length, or a value is not known.</exception>
    public static ConfusionMatrix Of(string attribute, IReadOnlyList<string> values, IReadOnlyList<string> asked, IReadOnlyList<string> seen)
    {
        ArgumentException.ThrowIfNullOrEmpty(attribute);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(seen);
        if (asked.Count == 0 || asked.Count != seen.Count)
        {
            throw new ArgumentException($"Every picture needs a value asked for and one seen, got {asked.Count} and {seen.Count}.", nameof(seen));
        }

        var counts = values.Select(_ => new int[values.Count]).ToArray();
        foreach (var (wanted, found) in asked.Zip(seen))
        {
            counts[IndexOf(values, wanted, attribute)][IndexOf(values, found, attribute)]++;
        }

        return new ConfusionMatrix(attribute, [.. values], counts);
    }

    private static int IndexOf(IReadOnlyList<string> values, string value, string attribute)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new ArgumentException($"{attribute} cannot be '{value}'; it is one of {string.Join(", ", values)}.", nameof(value));
    }
}
