using AnimeGan.Engine.Interop;

namespace AnimeGan.Engine;

/// <summary>Keeps libtorch from AMX's tiles, with which .NET's threads cannot live.</summary>
/// <remarks>
/// A thread that has used a tile is interrupted with 11 KB of registers to save. .NET's threads have 16 KB for that and for the
/// handler that makes exceptions of faults, so the next null reference would end the process. oneDNN, in libtorch, uses tiles
/// for bfloat16; without them it takes AVX-512. The kit's own kernels use tiles on native threads of their own.
/// </remarks>
internal static class TileFence
{
    private const string Variable = "DNNL_MAX_CPU_ISA";
    private const string Alias = "ONEDNN_MAX_CPU_ISA";
    private const string WithoutTiles = "AVX512_CORE_BF16";

    /// <summary>Sets oneDNN's variable, unless the user has.</summary>
    internal static void Raise()
    {
        if (OperatingSystem.IsLinux() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Alias)))
        {
            CLibrary.SetVariable(Variable, WithoutTiles);
        }
    }
}
