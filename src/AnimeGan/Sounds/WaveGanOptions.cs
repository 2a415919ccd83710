using AnimeGan.Objectives;

namespace AnimeGan.Sounds;

/// <summary>A GAN of sounds: sizes and optimisers.</summary>
public sealed record WaveGanOptions
{
    /// <summary>Samples of a filter.</summary>
    internal const long Filter = 25;

    /// <summary>Samples from one place of a filter to the next.</summary>
    internal const long Stride = 4;

    /// <summary>Zeros on each side.</summary>
    internal const long Padding = 11;

    /// <summary>Places of the coarsest layer: the wave's samples over three strides.</summary>
    internal const long Coarsest = SoundSet.Samples / (Stride * Stride * Stride);

    /// <summary>What a lesson has time for: some seconds on two CPU cores.</summary>
    public static WaveGanOptions Quick { get; } = new() { Steps = 250, BatchSize = 32 };

    /// <summary>What it takes to play in tune: minutes.</summary>
    public static WaveGanOptions Full { get; } = new();

    /// <summary>Length of the latent vector z.</summary>
    public int LatentSize { get; init; } = 16;

    /// <summary>Channels of both networks' finest layers; the coarsest have four times as many.</summary>
    public int Width { get; init; } = 16;

    /// <summary>One of <see cref="GanObjectives.Names"/>.</summary>
    public string Objective { get; init; } = "non-saturating";

    /// <summary>What is done beside the objective.</summary>
    public Regularization Regularization { get; init; } = new() { R1 = 1, Every = 4 };

    /// <summary>Steps of the whole game, at least 1.</summary>
    public long Steps { get; init; } = 1_000;

    /// <summary>Sounds and latent vectors of a step, at least 2.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Adam's learning rate, of both networks.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Adam's β1, for both networks.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's β2, for both networks.</summary>
    public double Beta2 { get; init; } = 0.99;

    /// <summary>Share of <see cref="Steps"/> after which both learning rates fall linearly to 0 at the end; 1 for never.</summary>
    public double DecayFrom { get; init; } = 0.5;

    /// <summary>Weights, sounds, latent vectors and penalties.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Throws unless the game can be played.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        _ = GanObjectives.Create(Objective, Regularization.RealTarget);
        if (Regularization.Faults().FirstOrDefault() is { } fault)
        {
            throw new ArgumentException($"{fault}.");
        }

        if (Regularization.SpectralNorm || Regularization.Packing != 1)
        {
            throw new ArgumentException("A GAN of sounds has neither spectral normalisation nor packs; leave Regularization.SpectralNorm and Regularization.Packing at their defaults.");
        }

        if (LatentSize < 1 || Width < 1 || Steps < 1 || BatchSize < 2)
        {
            throw new ArgumentException($"LatentSize, Width and Steps must be at least 1, BatchSize at least 2; got {LatentSize}, {Width}, {Steps} and {BatchSize}.");
        }

        if (!(LearningRate > 0) || Beta1 is not (>= 0 and < 1) || Beta2 is not (>= 0 and < 1) || DecayFrom is not (>= 0 and <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"LearningRate must be above 0, both β in [0, 1), DecayFrom in [0, 1]; got {LearningRate}, {Beta1}, {Beta2} and {DecayFrom}."));
        }
    }
}
