using System.Runtime.Intrinsics;
using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>All kernels that can run here: those of the machine, and the narrowest vectors, which other machines have.</summary>
internal static class TestedKernels
{
    private const string Narrow = "128 bits";

    public static IReadOnlyList<(string Name, IKernels Kernels)> All { get; } =
    [
        .. MachineKernels.Float32.Select(kernels => (kernels.Name, kernels)),
        .. MachineKernels.BFloat16.Select(kernels => ($"{kernels.Name}, bf16", kernels)),
        .. Narrowest(),
    ];

    private static IEnumerable<(string Name, IKernels Kernels)> Narrowest() => Vector128.IsHardwareAccelerated
        ? [(Narrow, new VectorKernels<QuarterVector>()), ($"{Narrow}, bf16", new TileKernels<QuarterVector, VectorTiles<QuarterVector>>())]
        : [];
}
