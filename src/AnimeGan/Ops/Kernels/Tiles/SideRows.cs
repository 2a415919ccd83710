using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>The rows of a side in either form.</summary>
/// <typeparam name="V">The vectors.</typeparam>
/// <param name="values">What they are.</param>
/// <param name="side">How they lie.</param>
/// <param name="images">How many.</param>
/// <param name="turned">Whether groups are wanted as left tiles, [channel][pair of images], else as right ones, [pair][channel].</param>
internal sealed unsafe class SideRows<V>(in Values values, in Side side, int images, bool turned) : ITileRows
    where V : unmanaged, IVector<V>
{
    private readonly Values _values = values;
    private readonly Side _side = side;

    public void TakeLeft(int block, int row, ushort* tiles, int worker) => Readers<V>.Read(_values.Change, _side.Form, new Left(this, block, row, tiles));

    public void TakeGroup(int group, int row, ushort* tiles, int worker) => Readers<V>.Read(_values.Change, _side.Form, new Group(this, group, row, tiles));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeLeft<TReader>(int block, int row, ushort* tiles)
        where TReader : struct, IReader<TReader, V>
    {
        var (deep, blocks, zero) = (Side.Units(_side.Channels, Tile.Depth), Side.Units(_side.Channels, Tile.Rows), V.Splat(0));
        var inBlock = Math.Min(Tile.Rows, images - (block * Tile.Rows));
        nint first = _side.At((nint)block * Tile.Rows) + ((nint)row * _side.Columns * _side.Pixel), apart = _side.At(1);
        for (var depth = 0; depth < deep; depth++)
        {
            var hasHigh = blocks > (2 * depth) + 1;
            for (var lane = 0; lane < Tile.Rows; lane += V.Count)
            {
                var low = TReader.Of(_values, 0, (depth * Tile.Depth) + lane);
                var high = TReader.Of(_values, 0, (depth * Tile.Depth) + (hasHigh ? Tile.Rows : 0) + lane);
                for (var column = 0; column < _side.Columns; column++)
                {
                    var to = (float*)(tiles + ((((nint)column * deep) + depth) * Tile.Numbers)) + lane;
                    var place = first + (column * _side.Pixel);
                    var n = 0;
                    for (; n < inBlock; n++, place += apart)
                    {
                        V.Store(to + (n * Tile.Rows), V.Pairs(low.At(place), hasHigh ? high.At(place) : zero));
                    }

                    for (; n < Tile.Rows; n++)
                    {
                        V.Store(to + (n * Tile.Rows), zero);
                    }
                }
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeGroup<TReader>(int group, int row, ushort* tiles)
        where TReader : struct, IReader<TReader, V>
    {
        var (blocks, zero) = (Side.Units(_side.Channels, Tile.Rows), V.Splat(0));
        var inGroup = Math.Min(Tile.Depth, images - (group * Tile.Depth));
        nint line = (nint)row * _side.Columns * _side.Pixel, apart = _side.At(1);
        nint low = _side.At((nint)group * Tile.Depth) + line, high = _side.At(((nint)group * Tile.Depth) + Tile.Rows) + line;
        var pairs = stackalloc V[Tile.Rows];
        for (var block = 0; block < blocks; block++)
        {
            for (var lane = 0; lane < Tile.Rows; lane += V.Count)
            {
                var reader = TReader.Of(_values, 0, (block * Tile.Rows) + lane);
                for (var column = 0; column < _side.Columns; column++)
                {
                    var tile = tiles + ((((nint)column * blocks) + block) * Tile.Numbers);
                    for (var n = 0; n < Tile.Rows; n++)
                    {
                        var place = (n * apart) + (column * _side.Pixel);
                        pairs[n] = V.Pairs(n < inGroup ? reader.At(low + place) : zero, n + Tile.Rows < inGroup ? reader.At(high + place) : zero);
                    }

                    if (turned)
                    {
                        TurnedTile<V>.Store(pairs, tile + (lane * Tile.Depth));
                        continue;
                    }

                    for (var pair = 0; pair < Tile.Rows; pair++)
                    {
                        V.Store((float*)(tile + (pair * Tile.Depth)) + lane, pairs[pair]);
                    }
                }
            }
        }
    }

    private readonly struct Left(SideRows<V> rows, int block, int row, ushort* tiles) : IReading<V>
    {
        private readonly ushort* _tiles = tiles;

        public void By<TReader>()
            where TReader : struct, IReader<TReader, V> => rows.TakeLeft<TReader>(block, row, _tiles);
    }

    private readonly struct Group(SideRows<V> rows, int group, int row, ushort* tiles) : IReading<V>
    {
        private readonly ushort* _tiles = tiles;

        public void By<TReader>()
            where TReader : struct, IReader<TReader, V> => rows.TakeGroup<TReader>(group, row, _tiles);
    }
}

/// <summary>Tiles of pairs that are put together the other way round.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal static unsafe class TurnedTile<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>Stores [pair][channel] as [channel][pair], for a vector of channels.</summary>
    /// <param name="pairs">Sixteen vectors; they are lost.</param>
    /// <param name="to">The first channel's row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(V* pairs, ushort* to)
    {
        for (var first = 0; first < Tile.Rows; first += V.Count)
        {
            V.Turn(pairs + first);
            for (var i = 0; i < V.Count; i++)
            {
                V.Store((float*)(to + (i * Tile.Depth)) + first, pairs[first + i]);
            }
        }
    }
}
