using static TorchSharp.torch;

namespace AnimeGan.Seeds;

/// <summary>Independent generators from one seed, so that drawing more from one changes nothing in another.</summary>
internal static class SeedStream
{
    /// <summary>Weights of both networks.</summary>
    internal const ulong Weights = 1;

    /// <summary>The latent vectors of training.</summary>
    internal const ulong Latents = 2;

    /// <summary>The latent vectors of the sample grid, always the same.</summary>
    internal const ulong FixedLatents = 3;

    /// <summary>The latent vectors that the score is measured on, always the same.</summary>
    internal const ulong ScoreLatents = 4;

    /// <summary>The batches of data that are drawn rather than read.</summary>
    internal const ulong Batches = 5;

    /// <summary>All that is random inside a step: G's noise, augmentation, penalties.</summary>
    internal const ulong Step = 6;

    /// <summary>Labels by chance, for pictures drawn with a trained network.</summary>
    internal const ulong Labels = 7;

    /// <summary>Opens a stream; the caller disposes of it. Neighbouring seeds give unrelated streams.</summary>
    internal static Generator Open(long seed, ulong stream) => new(SplitMix64.Mix((ulong)seed + (stream * 0x9E3779B97F4A7C15)));
}
