using System.Runtime.InteropServices;
using TorchSharp;

namespace AnimeGan.Engine.Interop;

/// <summary>Two switches of libtorch's that TorchSharp 0.107.0 does not offer, by the names that C++ compilers give them.</summary>
internal static unsafe class LibTorch
{
    private static readonly bool _microsoft = OperatingSystem.IsWindows();

    /// <summary>Lets operators use oneDNN, or keeps them from it (at::Context::setUserEnabledMkldnn); at once, in the whole process.</summary>
    /// <returns>False where this libtorch has no such switch.</returns>
    internal static bool UseOneDnn(bool use) => Set(_microsoft ? "?setUserEnabledMkldnn@Context@at@@QEAAX_N@Z" : "_ZN2at7Context20setUserEnabledMkldnnEb", use);

    /// <summary>The same for NNPACK (at::Context::setUserEnabledNNPACK).</summary>
    /// <returns>False where this libtorch has no such switch.</returns>
    internal static bool UseNnpack(bool use) => Set(_microsoft ? "?setUserEnabledNNPACK@Context@at@@QEAAX_N@Z" : "_ZN2at7Context20setUserEnabledNNPACKEb", use);

    private static bool Set(string method, bool value)
    {
        var library = NativeLibrary.Load("torch_cpu", typeof(torch).Assembly, null);
        if (!NativeLibrary.TryGetExport(library, _microsoft ? "?globalContext@at@@YAAEAVContext@1@XZ" : "_ZN2at13globalContextEv", out var context)
            || !NativeLibrary.TryGetExport(library, method, out var set))
        {
            return false;
        }

        // A C++ method takes its object first; bool is a byte.
        ((delegate* unmanaged<nint, byte, void>)set)(((delegate* unmanaged<nint>)context)(), value ? (byte)1 : (byte)0);
        return true;
    }
}
