namespace AnimeGan.Figures;

/// <summary>Samples at one step of training.</summary>
/// <param name="Step">The training step.</param>
/// <param name="Png">The samples as one picture, encoded as PNG.</param>
/// <param name="Width">The picture's width in pixels.</param>
/// <param name="Height">The picture's height in pixels.</param>
public sealed record SampleFrame(long Step, byte[] Png, int Width, int Height);
