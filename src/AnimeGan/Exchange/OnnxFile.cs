namespace AnimeGan.Exchange;

/// <summary>What was written.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="Step">Steps after which the weights were saved.</param>
/// <param name="Parameters">Numbers kept in it.</param>
/// <param name="Inputs">Names of what the network takes; those after the first may have a value of their own (truncation, noise).</param>
/// <param name="Outputs">Names of what it gives.</param>
public sealed record OnnxFile(string Path, long Bytes, string Sha256, long Step, long Parameters, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
