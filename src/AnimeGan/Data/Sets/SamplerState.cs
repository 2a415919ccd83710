namespace AnimeGan.Data;

/// <summary>Where a sampler stands; all that is needed to go on exactly.</summary>
/// <param name="Seed">The sampler's seed.</param>
/// <param name="Epoch">From 0.</param>
/// <param name="Position">Pictures of this epoch already drawn.</param>
public sealed record SamplerState(long Seed, long Epoch, int Position);
