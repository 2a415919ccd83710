using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Filters as right tiles.</summary>
/// <typeparam name="V">The vectors.</typeparam>
/// <param name="job">Whose.</param>
internal sealed unsafe class TileFilters<V>(Job job)
    where V : unmanaged, IVector<V>
{
    // Among the forms that filters are kept in.
    private const int Way = -2;

    private readonly Geometry _g = job.Geometry;

    private int Taps => _g.Kernel * _g.Kernel;

    /// <summary>Those from the big side to the small one.</summary>
    public ushort* ToSmall() => Get(job.Filters.ToSmall, _g.Big.Channels, _g.Small.Channels, Taps, (nint)_g.Big.Channels * Taps);

    /// <summary>Those from the small side to the big one.</summary>
    public ushort* ToBig() => Get(job.Filters.ToBig, _g.Small.Channels, _g.Big.Channels, (nint)_g.Big.Channels * Taps, Taps);

    // [sixteen columns][tap][32 of the depth]. The depth is the channels of `from` in the order in which they lie in tiles, the columns
    // are the channels of `to`.
    private ushort* Get(Filters.Made kept, int from, int to, nint fromApart, nint toApart)
    {
        var (deep, blocks) = (Side.Units(from, Tile.Depth), Side.Units(to, Tile.Rows));
        return (ushort*)kept.Get(job.Team, job.Weights, _g.Weights, Way, (nint)blocks * Taps * deep * Tile.Floats, room => job.Team.Each((nint)blocks * deep, (item, _) =>
        {
            var (block, depth) = ((int)(item / deep), (int)(item % deep));
            Make((ushort*)room.First + ((((nint)block * Taps * deep) + depth) * Tile.Numbers), (nint)deep * Tile.Numbers, depth * Tile.Depth, from, fromApart, block * Tile.Rows, to, toApart);
        }));
    }

    // The tiles of one part of the depth and of the columns, `apart` from tap to tap. A filter is one line of memory: whole lines come in,
    // whole lines go out.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Make(ushort* tiles, nint apart, int from, int ofFrom, nint fromApart, int to, int ofTo, nint toApart)
    {
        var taps = Taps;
        var v = stackalloc V[V.Count];
        for (var channel = 0; channel < Tile.Rows; channel++)
        {
            float* low = job.Weights + ((from + channel) * fromApart), high = low + (Tile.Rows * fromApart);
            var (hasLow, hasHigh) = (from + channel < ofFrom, from + channel + Tile.Rows < ofFrom);
            for (var first = 0; first < Tile.Rows; first += V.Count)
            {
                for (var tap = 0; tap < taps; tap += V.Count)
                {
                    for (var column = 0; column < V.Count; column++)
                    {
                        var at = ((to + first + column) * toApart) + tap;
                        var isThere = to + first + column < ofTo;
                        v[column] = V.Pairs(
                            hasLow && isThere ? Some<V>.Load(low + at, taps - tap) : V.Splat(0),
                            hasHigh && isThere ? Some<V>.Load(high + at, taps - tap) : V.Splat(0));
                    }

                    V.Turn(v);
                    for (var i = 0; i < Math.Min(V.Count, taps - tap); i++)
                    {
                        V.Store((float*)(tiles + ((tap + i) * apart) + (channel * Tile.Depth)) + first, v[i]);
                    }
                }
            }
        }
    }
}

/// <summary>A vector's first numbers alone.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal static unsafe class Some<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>As many as there are, then zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load(float* from, nint count) => count >= V.Count ? V.Load(from) : LoadFew(from, (int)count);

    /// <summary>As many as there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* to, V value, nint count)
    {
        if (count >= V.Count)
        {
            V.Store(to, value);
        }
        else
        {
            StoreFew(to, value, (int)count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V LoadFew(float* from, int count)
    {
        var value = V.Splat(0);
        for (var i = 0; i < count; i++)
        {
            ((float*)&value)[i] = from[i];
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreFew(float* to, V value, int count)
    {
        for (var i = 0; i < count; i++)
        {
            to[i] = ((float*)&value)[i];
        }
    }
}
