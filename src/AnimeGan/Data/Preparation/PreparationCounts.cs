namespace AnimeGan.Data;

/// <summary>What became of the files of a source folder.</summary>
/// <param name="Found">Files seen, of any kind.</param>
/// <param name="Accepted">In the set.</param>
/// <param name="Rejected">Gave no picture.</param>
/// <param name="ExactDuplicates">Same bytes or same prepared pixels as an earlier one.</param>
/// <param name="NearDuplicates">Almost the same prepared pixels as an earlier one.</param>
/// <param name="Dropped">Duplicates left out of the set.</param>
public sealed record PreparationCounts(int Found, int Accepted, int Rejected, int ExactDuplicates, int NearDuplicates, int Dropped);
