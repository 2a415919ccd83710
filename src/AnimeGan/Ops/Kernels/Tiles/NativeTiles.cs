using AnimeGan.Ops.Interop;

namespace AnimeGan.Ops;

/// <summary>Instructions that multiply tiles and that C# has no words for.</summary>
[Flags]
internal enum TileInstructions
{
    /// <summary>None, or no library of this build's.</summary>
    None = 0,

    /// <summary>Intel's Advanced Matrix Extensions.</summary>
    Amx = 1,

    /// <summary>AVX-512's dot product of bfloat16.</summary>
    Avx512BFloat16 = 2,
}

/// <summary>The small C++ library behind them, which a build may lack.</summary>
internal static class NativeTiles
{
    /// <summary>Whether the library is there.</summary>
    public static bool IsThere { get; } = Ask() == NativeMethods.AbiVersion;

    /// <summary>Those that the library, the machine and the system have.</summary>
    public static TileInstructions Here { get; } = IsThere ? (TileInstructions)NativeMethods.agf_instructions_here() : TileInstructions.None;

    /// <summary>Gives the calling thread signal stacks on which AMX's registers have room: with .NET's own, its next NullReferenceException would end the process.</summary>
    /// <exception cref="InvalidOperationException">The system refused.</exception>
    public static void PrepareThread()
    {
        if (NativeMethods.agf_prepare_thread() is not 0 and var error)
        {
            throw new InvalidOperationException($"A thread for AMX got no stack for its signals: the system's error {error}. To do without AMX: precision=float32.");
        }
    }

    private static int? Ask()
    {
        try
        {
            return NativeMethods.agf_abi_version();
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            // Not built, left over from another build, or another machine's.
            return null;
        }
    }
}

/// <summary>Products of tiles by AMX's instructions.</summary>
internal readonly unsafe struct AmxTiles : ITileProduct
{
    public static string Name => "AMX";

    public static Action? PrepareThread => NativeTiles.PrepareThread;

    public static void Begin() => NativeMethods.agf_begin_amx();

    public static void End() => NativeMethods.agf_end_amx();

    public static void Multiply(in TileProduct product, TileRun* runs, int count, float* sums) => NativeMethods.agf_multiply_amx(product, runs, count, sums);
}

/// <summary>Products of tiles by AVX-512's instruction for bfloat16.</summary>
internal readonly unsafe struct Avx512BFloat16Tiles : ITileProduct
{
    public static string Name => "AVX-512 BF16";

    public static Action? PrepareThread => null;

    public static void Begin()
    {
    }

    public static void End()
    {
    }

    public static void Multiply(in TileProduct product, TileRun* runs, int count, float* sums) => NativeMethods.agf_multiply_avx512_bf16(product, runs, count, sums);
}
