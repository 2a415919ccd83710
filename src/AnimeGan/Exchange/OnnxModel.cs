namespace AnimeGan.Exchange;

/// <summary>A network on its way to a file.</summary>
/// <param name="Bytes">The file's content.</param>
/// <param name="Step">Steps after which the weights were saved.</param>
/// <param name="Graph">What is in it.</param>
internal sealed record OnnxModel(byte[] Bytes, long Step, OnnxGraph Graph);
