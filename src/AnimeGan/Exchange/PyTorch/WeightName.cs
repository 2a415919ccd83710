namespace AnimeGan.Exchange;

/// <summary>A tensor of a network and what it is called in somebody's file.</summary>
/// <param name="Own">The kit's name for it; null for one that the kit's network does without, such as a bias that a normalisation takes away again.</param>
/// <param name="Foreign">Its name in the file.</param>
/// <param name="Shape">The shape of one that the kit does without.</param>
internal sealed record WeightName(string? Own, string Foreign, long[]? Shape = null);
