namespace AnimeGan.Latents;

/// <summary>How near a step of a projection came.</summary>
/// <param name="Step">From 0, the start, on.</param>
/// <param name="PixelError">Mean squared difference of pixels in [−1, 1].</param>
/// <param name="FeatureError">Mean squared difference of features; about 2 for two faces that have nothing in common.</param>
public readonly record struct ProjectionStep(int Step, double PixelError, double FeatureError);
