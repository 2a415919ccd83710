using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Interop;

/// <summary>Sees to it that OpenBLAS uses the processor's vector units.</summary>
/// <remarks>
/// OpenBLAS chooses its kernels by the processor's model number when it is loaded, and gives a model that it does not know,
/// such as a newer one or a virtual machine's, those of a Pentium 4: a quarter of the speed or less. It takes the name of a
/// better choice from the environment. So it is loaded on its own first and asked; where the answer is older than what the
/// processor can do, it is told before libtorch loads it again.
/// </remarks>
internal static unsafe class OpenBlasCore
{
    /// <summary>OpenBLAS's own variable: whoever sets it keeps what they chose.</summary>
    internal const string Variable = "OPENBLAS_CORETYPE";

    // Cores without AVX2, in OpenBLAS's words.
    private static readonly string[] _old = ["Generic", "Prescott", "Katmai", "Coppermine", "Northwood", "Banias", "Core2", "Penryn", "Dunnington", "Atom", "Nehalem", "Sandybridge"];

    /// <summary>Called before libtorch is loaded.</summary>
    internal static void Choose()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) || Best() is not { } best || Current() is not { } current || !_old.Contains(current, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        // The runtime's own variables are a copy that native code does not see.
        Environment.SetEnvironmentVariable(Variable, best);
        var set = (delegate* unmanaged<byte*, byte*, int, int>)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "setenv");
        fixed (byte* name = System.Text.Encoding.ASCII.GetBytes(Variable + '\0'))
        fixed (byte* value = System.Text.Encoding.ASCII.GetBytes(best + '\0'))
        {
            _ = set(name, value, 1);
        }
    }

    /// <summary>The core that OpenBLAS chose; null where there is no OpenBLAS.</summary>
    internal static string? Current()
    {
        if (!NativeLibrary.TryLoad("libblas.so.3", out var library))
        {
            return null;
        }

        try
        {
            return NativeLibrary.TryGetExport(library, "openblas_get_corename", out var ask) ? Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)ask)()) : null;
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }

    private static string? Best() => Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported ? "SkylakeX"
        : Avx2.IsSupported && Fma.IsSupported ? "Haswell"
        : null;
}
