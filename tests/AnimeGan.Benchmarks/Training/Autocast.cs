using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace AnimeGan.Benchmarks.Training;

/// <summary>torch.autocast("cpu", torch.bfloat16), which libtorch has and TorchSharp 0.107.0 does not offer, by the names that GCC gives its functions.</summary>
internal static partial class Autocast
{
    private const string Library = "torch_cpu";
    private const sbyte Cpu = 0;

    /// <summary>Computes with what autocast makes bf16; weights are cast once a call.</summary>
    /// <param name="forward">A pass forward.</param>
    public static Tensor Call(Func<Tensor> forward)
    {
        Enable(Cpu, 1);
        try
        {
            return forward();
        }
        finally
        {
            Enable(Cpu, 0);
            ClearCache();
        }
    }

    [LibraryImport(Library, EntryPoint = "_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb")]
    private static partial void Enable(sbyte device, byte enabled);

    [LibraryImport(Library, EntryPoint = "_ZN2at8autocast11clear_cacheEv")]
    private static partial void ClearCache();
}
