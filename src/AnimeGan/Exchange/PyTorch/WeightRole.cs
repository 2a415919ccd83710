namespace AnimeGan.Exchange;

/// <summary>What a file of weights is to a run.</summary>
internal enum WeightRole
{
    /// <summary>The generator; a CycleGAN's from A to B.</summary>
    Generator,

    /// <summary>The discriminator; a CycleGAN's of B, which judges what that generator makes.</summary>
    Discriminator,

    /// <summary>A CycleGAN's generator from B to A.</summary>
    BackGenerator,

    /// <summary>A CycleGAN's discriminator of A.</summary>
    BackDiscriminator,
}
