namespace AnimeGan.Data;

/// <summary>What was left out of a folder because nobody means it: hidden, another program's, or read already.</summary>
/// <param name="File">Path from the source folder, with forward slashes; a folder's ends with one.</param>
/// <param name="Why">In words.</param>
/// <param name="Files">How many files that are; 1 for a link.</param>
public sealed record LeftOutInput(string File, string Why, int Files);
