namespace AnimeGan.Figures.Schema;

/// <summary>A frame's time.</summary>
/// <param name="Duration">Milliseconds.</param>
/// <param name="Redraw">True draws the whole figure anew, which pictures need.</param>
public sealed record FrameTiming(int Duration, bool Redraw);
