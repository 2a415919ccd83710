using System.Runtime.InteropServices;
using AnimeGan.Ops.Interop;

namespace AnimeGan.Ops;

/// <summary>The kit's own kernels for stacks of convolutions: whether this machine has them, and when they stand aside.</summary>
/// <remarks>Why there are such kernels, and how they are built: src/decisions/0009.</remarks>
public static class FusedKernels
{
    /// <summary>Use them wherever they can do the work.</summary>
    public const string Auto = "auto";

    /// <summary>Use them, and refuse networks that they cannot run.</summary>
    public const string Fused = "fused";

    /// <summary>Leave all work to the tensor library.</summary>
    public const string Library = "library";

    private static readonly Lazy<(string? Instructions, string? Reason)> _machine = new(Ask);

    [ThreadStatic]
    private static int _aside;

    /// <summary>What a record may say.</summary>
    public static IReadOnlyList<string> Choices { get; } = [Auto, Fused, Library];

    /// <summary>The instruction set that the kernels use here, such as "AVX-512"; null where they cannot run.</summary>
    public static string? InstructionSet => _machine.Value.Instructions;

    /// <summary>Why they cannot run here; null where they can.</summary>
    public static string? Reason => _machine.Value.Reason;

    /// <summary>Whether the kernels stand aside on this thread.</summary>
    internal static bool StandAside => _aside > 0;

    /// <summary>Lets this thread's networks run layer by layer until the result is disposed of: the kernels have a first derivative, not a second.</summary>
    public static IDisposable LayerByLayer() => new Aside();

    /// <summary>What the last call on this thread complained of.</summary>
    internal static unsafe string LastError() => Marshal.PtrToStringUTF8((nint)NativeMethods.agf_last_error()) ?? "unknown";

    private static unsafe (string?, string?) Ask()
    {
        try
        {
            var version = NativeMethods.agf_abi_version();
            if (version != NativeMethods.AbiVersion)
            {
                return (null, $"libanimegan_fused.so has the interface {version}, this build needs {NativeMethods.AbiVersion}; build again");
            }

            var name = Marshal.PtrToStringUTF8((nint)NativeMethods.agf_instruction_set());
            return name is null ? (null, "the processor has neither AVX-512 nor AVX2") : (name, null);
        }
        catch (DllNotFoundException)
        {
            return (null, "libanimegan_fused.so was not built for this system");
        }
    }

    private sealed class Aside : IDisposable
    {
        private bool _ended;

        public Aside() => _aside++;

        public void Dispose()
        {
            _aside -= _ended ? 0 : 1;
            _ended = true;
        }
    }
}
