namespace AnimeGan.Data;

/// <summary>A file whose picture was there before.</summary>
/// <param name="File">Path from the source folder, with forward slashes.</param>
/// <param name="Of">The earlier file.</param>
/// <param name="Kind">In what they agree.</param>
/// <param name="Distance">Bits in which the perceptual hashes differ, 0 to 64; 0 for exact duplicates.</param>
/// <param name="Dropped">Whether it was left out of the set.</param>
public sealed record DuplicateInput(string File, string Of, DuplicateKind Kind, int Distance, bool Dropped);
