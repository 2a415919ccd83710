using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AnimeGan.Ops;

/// <summary>Which kernels this machine has.</summary>
internal static class MachineKernels
{
    /// <summary>For float32, the best first.</summary>
    public static IReadOnlyList<IKernels> Float32 { get; } = [.. Plain(tiles: false)];

    /// <summary>For bfloat16, the best first.</summary>
    public static IReadOnlyList<IKernels> BFloat16 { get; } = [.. Plain(tiles: true)];

    private static IEnumerable<IKernels> Plain(bool tiles)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return Of<WideVector>(tiles);
        }

        if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
        {
            yield return Of<HalfVector>(tiles);
        }

        if (AdvSimd.IsSupported)
        {
            yield return Of<QuarterVector>(tiles);
        }
    }

    private static IKernels Of<V>(bool tiles)
        where V : unmanaged, IVector<V> => tiles ? new TileKernels<V, VectorTiles<V>>() : new VectorKernels<V>();
}
