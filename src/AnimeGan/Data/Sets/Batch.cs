namespace AnimeGan.Data;

/// <summary>Which pictures make a batch.</summary>
/// <param name="Indices">Into the set, as many as the batch size.</param>
/// <param name="Flips">Whether each is mirrored left to right.</param>
/// <param name="Epoch">How often the set was gone through before, from 0.</param>
public readonly record struct Batch(int[] Indices, bool[] Flips, long Epoch);
