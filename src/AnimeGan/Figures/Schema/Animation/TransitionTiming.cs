namespace AnimeGan.Figures.Schema;

/// <summary>The time between frames.</summary>
/// <param name="Duration">Milliseconds.</param>
public sealed record TransitionTiming(int Duration);
