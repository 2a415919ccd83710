using AnimeGan.Training;

namespace AnimeGan.Exchange;

/// <summary>How a network is exported.</summary>
public sealed record OnnxOptions
{
    /// <summary>Keep weights in half precision: half the file; they are widened when it is opened, and arithmetic stays float32.</summary>
    public bool Half { get; init; }

    /// <summary>Take the checkpoint with the lowest score instead of the newest.</summary>
    public bool Best { get; init; }

    /// <summary>Of a CycleGAN the generator this way, or the discriminator of the domain that it ends in.</summary>
    public Translation Direction { get; init; } = Translation.AToB;
}
