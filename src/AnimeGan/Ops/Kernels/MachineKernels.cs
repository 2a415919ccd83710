using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AnimeGan.Ops;

/// <summary>Which kernels this machine has.</summary>
internal static class MachineKernels
{
    /// <summary>For float32, the best first.</summary>
    public static IReadOnlyList<IFloat32Kernels> Float32 { get; } = [.. Plain().Select(plain => plain.Float32)];

    /// <summary>For bfloat16, the best first.</summary>
    public static IReadOnlyList<IKernels> BFloat16 { get; } = [.. Fast(), .. Plain().Select(plain => plain.BFloat16)];

    // What is around the products is C# as ever, by the widest vectors.
    private static IEnumerable<IKernels> Fast()
    {
        if (NativeTiles.Here.HasFlag(TileInstructions.Amx))
        {
            yield return Widest<AmxTiles>();
        }

        if (NativeTiles.Here.HasFlag(TileInstructions.Avx512BFloat16))
        {
            yield return Widest<Avx512BFloat16Tiles>();
        }
    }

    private static IKernels Widest<TProduct>()
        where TProduct : struct, ITileProduct => Vector512.IsHardwareAccelerated ? new TileKernels<WideVector, TProduct>() : new TileKernels<HalfVector, TProduct>();

    private static IEnumerable<(IFloat32Kernels Float32, IKernels BFloat16)> Plain()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return Of<WideVector>();
        }

        if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
        {
            yield return Of<HalfVector>();
        }

        if (AdvSimd.IsSupported)
        {
            yield return Of<QuarterVector>();
        }
    }

    private static (IFloat32Kernels Float32, IKernels BFloat16) Of<V>()
        where V : unmanaged, IVector<V> => (new VectorKernels<V>(), new TileKernels<V, VectorTiles<V>>());
}
