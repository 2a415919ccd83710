namespace AnimeGan.Rivals;

/// <summary>Sizes and training of a <see cref="Rival"/>.</summary>
public sealed record RivalOptions
{
    /// <summary>Units in each hidden layer of its perceptrons, at least 1.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Points in a batch, at least 1.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Adam's learning rate; it falls linearly to 0 over the second half of the training.</summary>
    public double LearningRate { get; init; } = 5e-3;

    /// <summary>Steps of the whole training, at least 1.</summary>
    public long Steps { get; init; } = 2000;

    /// <summary>Weights, batches and noise.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Throws unless a rival can be built and trained so.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        if (Width < 1 || BatchSize < 1 || Steps < 1)
        {
            throw new ArgumentException($"Width, BatchSize and Steps must each be at least 1, got {Width}, {BatchSize} and {Steps}; leave them at 128, 256 and 2000.");
        }

        if (!(LearningRate > 0 && double.IsFinite(LearningRate)))
        {
            throw new ArgumentException(FormattableString.Invariant($"LearningRate must be above 0 and finite, got {LearningRate}; leave it at 0.005."));
        }
    }
}
