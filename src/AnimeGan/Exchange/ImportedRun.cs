namespace AnimeGan.Exchange;

/// <summary>A run that was made of somebody's weights.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Model">Its family.</param>
/// <param name="Layout">Whose names the generator's weights had.</param>
/// <param name="ImageSize">Pixels across a picture.</param>
/// <param name="ImageHeight">Pixels down a picture.</param>
/// <param name="LatentSize">Length of a latent vector.</param>
/// <param name="Parameters">Numbers that were read.</param>
/// <param name="Trainable">Whether it has data to go on with.</param>
/// <param name="Notes">What was not in the files, or not taken over as it is there: a sentence each.</param>
public sealed record ImportedRun(string Path, string Model, string Layout, int ImageSize, int ImageHeight, int LatentSize, long Parameters, bool Trainable, IReadOnlyList<string> Notes);
