namespace AnimeGan.Data;

/// <summary>How far a preparation is.</summary>
/// <param name="Done">Files dealt with.</param>
/// <param name="Total">Files found.</param>
/// <param name="Accepted">Pictures in the set so far.</param>
/// <param name="Rejected">Files that gave no picture so far.</param>
/// <param name="FilesPerSecond">Since the first file was begun.</param>
public readonly record struct PreparationProgress(int Done, int Total, int Accepted, int Rejected, double FilesPerSecond);
