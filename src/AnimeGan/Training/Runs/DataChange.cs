namespace AnimeGan.Training;

/// <summary>A run went on with a set that lies elsewhere than before, or is another.</summary>
/// <param name="Step">Steps done before.</param>
/// <param name="Set">Which: the setting that names it, such as "data" or "evaluation.heldOut".</param>
/// <param name="Folder">Where it lies from there on.</param>
/// <param name="ManifestSha256">SHA-256 of its manifest.json: the one before where it only moved.</param>
public sealed record DataChange(long Step, string Set, string Folder, string ManifestSha256);
