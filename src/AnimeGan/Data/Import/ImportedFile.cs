namespace AnimeGan.Data;

/// <summary>A publisher's file that pictures or labels were read from.</summary>
/// <param name="File">Its name.</param>
/// <param name="Sha256">SHA-256 of the file as it lies on the disk, lower-case hex.</param>
public sealed record ImportedFile(string File, string Sha256);
