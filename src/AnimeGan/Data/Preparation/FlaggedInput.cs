namespace AnimeGan.Data;

/// <summary>A picture that is in the set, and hardly one that anybody means.</summary>
/// <param name="File">Path from the source folder, with forward slashes.</param>
/// <param name="Index">Its number in the set.</param>
/// <param name="Why">In words.</param>
public sealed record FlaggedInput(string File, int Index, string Why);
