using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Products of tiles by ordinary vectors.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal readonly unsafe struct VectorTiles<V> : ITileProduct
    where V : unmanaged, IVector<V>
{
    // As many sums as registers hold.
    private const int Rows = 8;

    public static string Name => V.Name;

    public static Action? PrepareThread => null;

    public static void Begin()
    {
    }

    public static void End()
    {
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in TileProduct product, TileRun* runs, int count, float* sums)
    {
        var left = stackalloc float[Tile.Numbers];
        for (var i = 0; i < product.Lefts && product.Add == 0; i++)
        {
            new Span<float>(sums + (i * product.SumsApart), product.Rights * Tile.Sums).Clear();
        }

        for (var run = runs; run < runs + count; run++)
        {
            var right = run->Right + product.RightFrom;
            for (var k = 0; k < product.Length; k++, right += Tile.Numbers)
            {
                for (var i = 0; i < product.Lefts; i++)
                {
                    Widen((i == 0 ? run->Above : run->Below) + (k * Tile.Numbers), left);
                    for (var j = 0; j < product.Rights; j++)
                    {
                        Multiply(left, right + (j * product.RightApart), sums + (i * product.SumsApart) + (j * Tile.Sums));
                    }
                }
            }
        }
    }

    // The pairs of each row: the lower numbers of a vector's pairs, then the higher ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(ushort* from, float* to)
    {
        for (var number = 0; number < Tile.Numbers; number += 2 * V.Count)
        {
            var pairs = V.Load((float*)(from + number));
            V.Store(to + number, V.LowHalves(pairs));
            V.Store(to + number + V.Count, V.HighHalves(pairs));
        }
    }

    // sums += left right, for a left tile that was widened.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(float* left, ushort* right, float* sums)
    {
        for (var first = 0; first < Tile.Rows; first += Rows)
        {
            for (var column = 0; column < Tile.Rows; column += V.Count)
            {
                var to = sums + (first * Tile.Rows) + column;
                var (s0, s1, s2, s3) = (V.Load(to), V.Load(to + Tile.Rows), V.Load(to + (2 * Tile.Rows)), V.Load(to + (3 * Tile.Rows)));
                var (s4, s5, s6, s7) = (V.Load(to + (4 * Tile.Rows)), V.Load(to + (5 * Tile.Rows)), V.Load(to + (6 * Tile.Rows)), V.Load(to + (7 * Tile.Rows)));
                var at = left + (first * Tile.Depth);
                for (var from = right + (2 * column); from < right + Tile.Numbers; at += V.Count)
                {
                    for (var end = at + V.Count; at < end; at++, from += Tile.Depth)
                    {
                        var both = V.Load((float*)from);
                        var (even, odd) = (V.LowHalves(both), V.HighHalves(both));
                        s0 = Add(s0, at, even, odd);
                        s1 = Add(s1, at + Tile.Depth, even, odd);
                        s2 = Add(s2, at + (2 * Tile.Depth), even, odd);
                        s3 = Add(s3, at + (3 * Tile.Depth), even, odd);
                        s4 = Add(s4, at + (4 * Tile.Depth), even, odd);
                        s5 = Add(s5, at + (5 * Tile.Depth), even, odd);
                        s6 = Add(s6, at + (6 * Tile.Depth), even, odd);
                        s7 = Add(s7, at + (7 * Tile.Depth), even, odd);
                    }
                }

                V.Store(to, s0);
                V.Store(to + Tile.Rows, s1);
                V.Store(to + (2 * Tile.Rows), s2);
                V.Store(to + (3 * Tile.Rows), s3);
                V.Store(to + (4 * Tile.Rows), s4);
                V.Store(to + (5 * Tile.Rows), s5);
                V.Store(to + (6 * Tile.Rows), s6);
                V.Store(to + (7 * Tile.Rows), s7);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add(V sum, float* pair, V even, V odd) =>
        V.MultiplyAdd(V.Splat(pair[V.Count]), odd, V.MultiplyAdd(V.Splat(pair[0]), even, sum));
}
