namespace AnimeGan.Figures.Schema;

/// <summary>Bins of equal width, each closed on the left and open on the right.</summary>
/// <param name="Start">The first bin's left edge.</param>
/// <param name="End">The last bin's right edge.</param>
/// <param name="Size">A bin's width, above 0.</param>
public sealed record Bins(double Start, double End, double Size);
