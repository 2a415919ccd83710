namespace AnimeGan.Augmentation;

/// <summary>What was drawn for one picture.</summary>
/// <param name="Geometry">G, [3, 3]: from a place in the picture to where it is shown, pixels from the picture's centre.</param>
/// <param name="IsBlit">Whether G moves whole pixels only: no scaling, rotation or translation between pixels.</param>
/// <param name="Color">C, [4, 4]: from a pixel's (r, g, b, 1) to the one shown.</param>
internal sealed record AdaDraw(double[,] Geometry, bool IsBlit, double[,] Color);
