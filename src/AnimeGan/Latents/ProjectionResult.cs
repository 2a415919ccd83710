using AnimeGan.Imaging;
using static TorchSharp.torch;

namespace AnimeGan.Latents;

/// <summary>What a projection found.</summary>
/// <param name="Point">The best point, [1, Length]; owned by this.</param>
/// <param name="Labels">The labels it is drawn with, [1, A], or null; owned by this.</param>
/// <param name="Best">How near the best point is.</param>
/// <param name="Steps">How near each step came, the start first.</param>
/// <param name="Pictures">The way there: the start, pictures at 1/16, 1/8, 1/4 and 1/2 of the steps, and the best.</param>
public sealed record ProjectionResult(Tensor Point, Tensor? Labels, ProjectionStep Best, IReadOnlyList<ProjectionStep> Steps, IReadOnlyList<RgbImage> Pictures) : IDisposable
{
    /// <summary>Frees the point.</summary>
    public void Dispose()
    {
        Point.Dispose();
        Labels?.Dispose();
    }
}
