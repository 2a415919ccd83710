namespace AnimeGan.Evaluation;

/// <summary>The picture of a set that is nearest to a given one.</summary>
/// <param name="Index">Its place in the set.</param>
/// <param name="Distance">Root mean square of the differences of all bytes, in 8-bit grey levels: 0 for the same picture.</param>
public readonly record struct Neighbour(int Index, double Distance);
