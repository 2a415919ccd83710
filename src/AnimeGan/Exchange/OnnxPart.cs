namespace AnimeGan.Exchange;

/// <summary>What of a run is exported.</summary>
public enum OnnxPart
{
    /// <summary>The averaged generator, latent vectors to pictures; a CycleGAN's, pictures to pictures.</summary>
    Generator,

    /// <summary>The discriminator, pictures to logits.</summary>
    Discriminator,

    /// <summary>A StyleGAN's mapping network with truncation: latent vectors to one style for each layer.</summary>
    Mapping,

    /// <summary>A StyleGAN's synthesis network: one style for each layer to pictures.</summary>
    Synthesis,
}
