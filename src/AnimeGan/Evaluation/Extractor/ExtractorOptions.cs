namespace AnimeGan.Evaluation;

/// <summary>How a feature extractor is trained.</summary>
public sealed record ExtractorOptions
{
    /// <summary>Steps of Adam, at least 1.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>Faces in a batch, at least 2; all are drawn afresh, none is seen twice.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Adam's learning rate at the start; it falls to 0 along half a cosine.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Faces, not learnt from, that the accuracy is measured on, at least 2.</summary>
    public int HeldOut { get; init; } = 2000;

    /// <summary>Of the weights and of the faces.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(HeldOut, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Seed);
    }
}
