using AnimeGan.Engine.Interop;

namespace AnimeGan.Engine;

/// <summary>Keeps libtorch from NNPACK, which complains on stderr of every processor that it does not know.</summary>
/// <remarks>It is asked for convolutions in float32 when oneDNN is switched off, and is then no faster than what else there is.</remarks>
internal static class NnpackChatter
{
    /// <summary>Switches NNPACK off, for good; a libtorch without the switch has no NNPACK either.</summary>
    internal static void Silence() => _ = LibTorch.UseNnpack(false);
}
