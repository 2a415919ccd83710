namespace AnimeGan.Exchange;

/// <summary>Which of a run's networks.</summary>
public enum WeightsPart
{
    /// <summary>The averaged generator.</summary>
    Generator,

    /// <summary>The discriminator.</summary>
    Discriminator,
}
