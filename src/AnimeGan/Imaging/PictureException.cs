namespace AnimeGan.Imaging;

/// <summary>A file gave no picture.</summary>
/// <param name="problem">The kind of failure.</param>
/// <param name="message">What was expected, what was found, and what to do.</param>
public sealed class PictureException(PictureProblem problem, string message) : Exception(message)
{
    /// <summary>The kind of failure, the same on every machine.</summary>
    public PictureProblem Problem { get; } = problem;
}
