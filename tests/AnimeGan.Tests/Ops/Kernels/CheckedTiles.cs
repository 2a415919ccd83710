using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>Products of tiles by ordinary vectors that first look at what native code would be handed: every tile and sum must lie in one piece of the kernels' memory.</summary>
internal readonly unsafe struct CheckedTiles<V> : ITileProduct
    where V : unmanaged, IVector<V>
{
    public static string Name => $"checked, {V.Name}";

    public static Action? PrepareThread => null;

    /// <summary>How many products were looked at.</summary>
    public static long Products => Interlocked.Read(ref _products);

    private static long _products;

    public static void Begin()
    {
    }

    public static void End()
    {
    }

    public static void Multiply(in TileProduct product, TileRun* runs, int count, float* sums)
    {
        Interlocked.Increment(ref _products);
        Require(product is { Lefts: 1 or 2, Rights: 1 or 2, Length: > 0, Add: 0 or 1 } && count >= 0, product, "numbers");
        Require(product.Lefts == 1 || Math.Abs(product.SumsApart) >= product.Rights * Tile.Sums, product, "sums apart");
        for (var i = 0; i < product.Lefts; i++)
        {
            Require(Memory.Holds(sums + (i * product.SumsApart), (nint)product.Rights * Tile.Sums * sizeof(float)), product, "sums");
        }

        var bytes = (nint)product.Length * Tile.Numbers * sizeof(ushort);

        // A single one may be its caller's own.
        Require(count <= 1 || Memory.Holds(runs, count * (nint)sizeof(TileRun)), product, "runs");
        for (var run = runs; run < runs + count; run++)
        {
            Require(Memory.Holds(run->Above, bytes), product, "a left tile");
            Require(product.Lefts == 1 || Memory.Holds(run->Below, bytes), product, "a second left tile");
            for (var j = 0; j < product.Rights; j++)
            {
                Require(Memory.Holds(run->Right + product.RightFrom + (j * product.RightApart), bytes), product, "a right tile");
            }
        }

        VectorTiles<V>.Multiply(product, runs, count, sums);
    }

    private static GuardedMemory Memory => (GuardedMemory)ArenaMemory.Source;

    private static void Require(bool holds, in TileProduct product, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"A product of {product.Lefts} by {product.Rights} tiles, {product.Length} deep, lies outside of its memory: {what} (right from {product.RightFrom}, apart {product.RightApart}; sums apart {product.SumsApart}; add {product.Add})."));
        }
    }
}
