namespace AnimeGan.Data;

/// <summary>How many pictures of a set have the same labels.</summary>
/// <param name="Labels">An index for each attribute.</param>
/// <param name="Pictures">How many, at least 1.</param>
public sealed record LabelCombination(IReadOnlyList<long> Labels, int Pictures);
