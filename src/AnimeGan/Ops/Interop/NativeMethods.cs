using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Every structure that crosses is blittable, so no marshalling code is wanted anywhere in this assembly.
[assembly: DisableRuntimeMarshalling]

namespace AnimeGan.Ops.Interop;

/// <summary>The functions of native/tiles.h, by their C names. <see cref="TileRun"/> is its agf_run, <see cref="TileProduct"/> its agf_product.</summary>
internal static unsafe partial class NativeMethods
{
    /// <summary>AGF_ABI_VERSION of the header that these declarations were written from.</summary>
    public const int AbiVersion = 4;

    /// <summary>The library's name.</summary>
    public const string Library = "animegan_tiles";

    [LibraryImport(Library)]
    public static partial int agf_abi_version();

    [LibraryImport(Library)]
    public static partial int agf_instructions_here();

    [LibraryImport(Library)]
    public static partial int agf_prepare_thread();

    [LibraryImport(Library)]
    public static partial void agf_begin_amx();

    [LibraryImport(Library)]
    public static partial void agf_end_amx();

    [LibraryImport(Library)]
    public static partial void agf_multiply_amx(in TileProduct product, TileRun* runs, int count, float* sums);

    [LibraryImport(Library)]
    public static partial void agf_multiply_avx512_bf16(in TileProduct product, TileRun* runs, int count, float* sums);
}
