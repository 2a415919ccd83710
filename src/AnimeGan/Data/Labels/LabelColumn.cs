namespace AnimeGan.Data;

/// <summary>An attribute that a network can be asked for, and the values it knows.</summary>
/// <param name="Name">The column's name in labels.csv, such as "hairColor".</param>
/// <param name="Values">Its values in ordinal order; a label is an index into them.</param>
public sealed record LabelColumn(string Name, IReadOnlyList<string> Values);
