using AnimeGan.Training;

namespace AnimeGan.Exchange;

/// <summary>Which of a run's weights are written.</summary>
public sealed record WeightsExportOptions
{
    /// <summary>Which network.</summary>
    public WeightsPart Part { get; init; } = WeightsPart.Generator;

    /// <summary>Take the checkpoint with the lowest score instead of the newest.</summary>
    public bool Best { get; init; }

    /// <summary>Of a CycleGAN the generator this way, or the discriminator of the domain that it ends in.</summary>
    public Translation Direction { get; init; } = Translation.AToB;
}
