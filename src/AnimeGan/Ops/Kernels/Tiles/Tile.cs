using System.Runtime.InteropServices;

namespace AnimeGan.Ops;

/// <summary>
/// What is multiplied in bfloat16: sixteen rows of a left tile by sixteen columns of a right one, 32 deep, summed in float32. A left tile is
/// [16 rows][32 numbers], a right one [16 pairs][16 columns][2 numbers], each 1 KB; sums are [16 rows][16 columns].
/// </summary>
/// <remarks>That is what AMX multiplies; the same is done in vectors where a processor has no AMX, so that a training in bfloat16 means the same everywhere.</remarks>
internal static class Tile
{
    /// <summary>Rows, and columns.</summary>
    public const int Rows = Side.TileImages;

    /// <summary>Numbers of a left tile's row.</summary>
    public const int Depth = Side.TileChannels;

    /// <summary>Numbers of a left or a right tile.</summary>
    public const int Numbers = Rows * Depth;

    /// <summary>Of a left tile by a right one.</summary>
    public const int Sums = Rows * Rows;

    /// <summary>Numbers of float32 that take the memory of a tile.</summary>
    public const int Floats = Numbers / 2;
}

/// <summary>Where two left tiles and a right one begin, which are multiplied with as many that follow each.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TileRun
{
    public ushort* Above;
    public ushort* Below;
    public ushort* Right;

    /// <summary>Numbers of float32 that take the memory of a run.</summary>
    public static nint Floats => sizeof(TileRun) / sizeof(float);
}

/// <summary>What all runs of a product share.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TileProduct
{
    /// <summary>Left tiles, 1 or 2.</summary>
    public int Lefts;

    /// <summary>Right tiles, 1 or 2.</summary>
    public int Rights;

    /// <summary>Tiles one behind the other in each run.</summary>
    public int Length;

    /// <summary>1: to what is there.</summary>
    public int Add;

    /// <summary>Numbers from a run's right tile to the first.</summary>
    public nint RightFrom;

    /// <summary>Numbers from the first right tile to the second.</summary>
    public nint RightApart;

    /// <summary>Numbers from the first left tile's sums to the second's. Those of the right tiles lie side by side.</summary>
    public nint SumsApart;
}

/// <summary>One way to multiply tiles.</summary>
internal unsafe interface ITileProduct
{
    /// <summary>The name of the instructions.</summary>
    static abstract string Name { get; }

    /// <summary>See <see cref="IKernels.PrepareThread"/>.</summary>
    static abstract Action? PrepareThread { get; }

    /// <summary>Before a thread multiplies.</summary>
    static abstract void Begin();

    /// <summary>After it has.</summary>
    static abstract void End();

    /// <summary>sums[left][right] (+)= the products of left tiles and right ones, over all runs.</summary>
    static abstract void Multiply(in TileProduct product, TileRun* runs, int count, float* sums);
}
