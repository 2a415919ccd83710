using static TorchSharp.torch;

namespace AnimeGan.Sounds;

/// <summary>Sounds and what they are.</summary>
/// <param name="Waves">[N, 1, L], float32, in [−1, 1].</param>
/// <param name="Labels">[N, 2], int64: the lowest note in semitones above A3, 0 to 11, and the <see cref="SoundKind"/>.</param>
public sealed record SoundBatch(Tensor Waves, Tensor Labels) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Waves.Dispose();
        Labels.Dispose();
    }
}
