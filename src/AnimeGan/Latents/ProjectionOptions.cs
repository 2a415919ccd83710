namespace AnimeGan.Latents;

/// <summary>How a picture is sought in a generator's latent space.</summary>
public sealed record ProjectionOptions
{
    /// <summary>Steps of Adam, at least 1.</summary>
    public int Steps { get; init; } = 300;

    /// <summary>Adam's learning rate at the start; it falls to 0 along half a cosine.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Points drawn to start from the nearest of them, at least 1.</summary>
    public int Candidates { get; init; } = 256;

    /// <summary>Weight of the mean squared difference of pixels in [−1, 1].</summary>
    public double PixelWeight { get; init; } = 1;

    /// <summary>Weight of the mean squared difference of features, which have variance 1.</summary>
    public double FeatureWeight { get; init; } = 0.1;

    /// <summary>Weight of the point's mean squared distance from the middle of its space: it keeps points where the generator was trained.</summary>
    public double PriorWeight { get; init; } = 1e-4;

    /// <summary>Of the candidates.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(Candidates, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(PixelWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(FeatureWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(PriorWeight);
        if (PixelWeight + FeatureWeight == 0)
        {
            throw new ArgumentException("Nothing is compared: give PixelWeight or FeatureWeight a value above 0.");
        }
    }
}
