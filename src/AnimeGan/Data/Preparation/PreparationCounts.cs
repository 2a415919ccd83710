namespace AnimeGan.Data;

/// <summary>What became of the files of a source folder: Found = Accepted + Rejected + Dropped + LeftOut.</summary>
/// <param name="Found">Files seen, of any kind; a folder that cannot be listed counts as one.</param>
/// <param name="Accepted">In the set.</param>
/// <param name="Rejected">Gave no picture.</param>
/// <param name="ExactDuplicates">Same bytes or same prepared pixels as an earlier one.</param>
/// <param name="NearDuplicates">Almost the same prepared pixels as an earlier one.</param>
/// <param name="Dropped">Duplicates that are not in the set.</param>
/// <param name="LeftOut">Hidden, another program's, or reached by a second way; sets of before 2026-12 have 0 and count none of them as found.</param>
public sealed record PreparationCounts(int Found, int Accepted, int Rejected, int ExactDuplicates, int NearDuplicates, int Dropped, int LeftOut = 0);
