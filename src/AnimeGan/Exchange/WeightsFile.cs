namespace AnimeGan.Exchange;

/// <summary>A state dictionary that was written.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="Step">Steps after which the weights were saved.</param>
/// <param name="Parameters">Numbers in it.</param>
/// <param name="Layout">Whose module takes it: "PyTorch's DCGAN tutorial" and the like, or "the kit's own names".</param>
/// <param name="Names">Names of its tensors.</param>
public sealed record WeightsFile(string Path, long Bytes, string Sha256, long Step, long Parameters, string Layout, IReadOnlyList<string> Names);
