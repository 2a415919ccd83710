namespace AnimeGan.Data;

/// <summary>How words become the labels that networks take: one index for each attribute.</summary>
/// <param name="Attributes">In the order of the labels' columns.</param>
public sealed record LabelScheme(IReadOnlyList<LabelColumn> Attributes)
{
    /// <summary>How often each combination of values occurs in the set that was learnt from, the most frequent first; empty where that is not known.</summary>
    public IReadOnlyList<LabelCombination> Combinations { get => field ?? []; init; } = [];

    /// <summary>Reads which values there are from a set's labels.</summary>
    /// <param name="labels">The set's labels.</param>
    /// <param name="names">The columns wanted, separated by commas.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds one value only.</exception>
    public static LabelScheme Of(LabelTable labels, string names)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(names);
        var attributes = names
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => new LabelColumn(name, [.. labels.Counts(name).Keys]))
            .ToArray();
        if (attributes.Length == 0)
        {
            throw new ArgumentException($"Name at least one attribute; there are {string.Join(", ", labels.Names)}.", nameof(names));
        }

        return attributes.FirstOrDefault(attribute => attribute.Values.Count < 2) is { } single
            ? throw new ArgumentException($"Every picture has the same {single.Name}, '{single.Values[0]}'; choose an attribute that differs.", nameof(names))
            : new LabelScheme(attributes).Count(labels);
    }

    /// <summary>The labels of a whole set.</summary>
    /// <param name="labels">The set's labels; every value must be known to this scheme.</param>
    /// <returns>[row][attribute], an index each.</returns>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public IReadOnlyList<long[]> Encode(LabelTable labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var columns = Attributes.Select(attribute => labels.Column(attribute.Name).Select(value => IndexOf(attribute, value)).ToArray()).ToArray();
        return [.. Enumerable.Range(0, labels.Rows).Select(row => columns.Select(column => column[row]).ToArray())];
    }

    private LabelScheme Count(LabelTable labels) => this with
    {
        Combinations =
        [
            .. Encode(labels)
                .CountBy(row => string.Join(',', row))
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new LabelCombination([.. pair.Key.Split(',').Select(long.Parse)], pair.Value)),
        ],
    };

    /// <summary>The index of a value.</summary>
    /// <param name="attribute">One of <see cref="Attributes"/>.</param>
    /// <param name="value">One of its values, whatever its case.</param>
    /// <exception cref="ArgumentException">The value is not known; the message names those that are.</exception>
    public static long IndexOf(LabelColumn attribute, string value)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        for (var index = 0; index < attribute.Values.Count; index++)
        {
            if (attribute.Values[index].Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        throw new ArgumentException($"{attribute.Name} cannot be '{value}'; it is one of {string.Join(", ", attribute.Values)}.", nameof(value));
    }
}
