namespace AnimeGan.Data;

/// <summary>What a network with labels is asked for: a value for some of its attributes, any for the rest.</summary>
public sealed class LabelChoice
{
    private LabelChoice(long?[] indices) => Indices = indices;

    /// <summary>An index for each attribute, in the scheme's order; null where any value will do.</summary>
    public IReadOnlyList<long?> Indices { get; }

    /// <summary>Asks for nothing in particular.</summary>
    /// <param name="scheme">What can be asked for.</param>
    public static LabelChoice Any(LabelScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return new LabelChoice(new long?[scheme.Attributes.Count]);
    }

    /// <summary>Reads "hair_color=blue, eye_color=green".</summary>
    /// <param name="scheme">What can be asked for.</param>
    /// <param name="text">Attributes with their values, separated by commas; letters' case does not matter, nor do underscores in names. A value alone is enough where there is one attribute.</param>
    /// <exception cref="ArgumentException">An attribute or a value is not known, or an attribute is named twice; the message says what there is.</exception>
    public static LabelChoice Parse(LabelScheme scheme, string text)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(text);
        var indices = new long?[scheme.Attributes.Count];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var place = part.IndexOf('=', StringComparison.Ordinal);
            var attribute = place < 0 ? Only(scheme, part) : Find(scheme, part[..place].Trim());
            if (indices[attribute] is not null)
            {
                throw new ArgumentException($"{scheme.Attributes[attribute].Name} is asked for twice in '{text}'; a picture has one.", nameof(text));
            }

            indices[attribute] = LabelScheme.IndexOf(scheme.Attributes[attribute], part[(place + 1)..].Trim());
        }

        return new LabelChoice(indices);
    }

    private static int Only(LabelScheme scheme, string value) => scheme.Attributes.Count == 1
        ? 0
        : throw new ArgumentException($"'{value}' could be a value of {string.Join(", ", scheme.Attributes.Select(attribute => attribute.Name))}; write ATTRIBUTE={value}.", nameof(value));

    private static int Find(LabelScheme scheme, string name)
    {
        var index = scheme.Attributes.ToList().FindIndex(attribute => Plain(attribute.Name).Equals(Plain(name), StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? index
            : throw new ArgumentException($"This network cannot be asked for '{name}'; it was trained for {string.Join(", ", scheme.Attributes.Select(attribute => attribute.Name))}.", nameof(name));
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal);
}
