using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>A picture's windows as the pixels of a side that is as small as the small one: all channels and taps that a filter sees.</summary>
/// <remarks>
/// Windows are put together from lines of sixteen images, [column][channel][16 images] with what lies beside the picture, so that each of
/// their numbers is whole vectors wherever the window is.
/// </remarks>
/// <typeparam name="V">The vectors.</typeparam>
internal sealed unsafe class WindowRows<V> : ITileRows
    where V : unmanaged, IVector<V>
{
    private readonly Job _job;
    private readonly Geometry _g;
    private readonly float* _picture;
    private readonly nint _pixel;

    // Of a window's numbers among the lines that the first column's sees.
    private readonly nint[] _places;

    /// <summary>The windows of a job.</summary>
    /// <param name="job">Whose big side is a picture.</param>
    /// <param name="picture">Null where they are only written.</param>
    public WindowRows(Job job, float* picture)
    {
        (_job, _g) = (job, job.Geometry);
        _picture = picture;
        _pixel = (nint)_g.Big.Channels * Tile.Rows;
        Width = Math.Max(((_g.Small.Columns - 1) * _g.Stride) + _g.Kernel, _g.Big.Columns + _g.Padding) * _pixel;
        var taps = _g.Kernel * _g.Kernel;
        _places = new nint[taps * _g.Big.Channels];
        for (var number = 0; number < _places.Length; number++)
        {
            var (channel, tap) = (number / taps, number % taps);
            _places[number] = (tap / _g.Kernel * Width) + (tap % _g.Kernel * _pixel) + ((nint)channel * Tile.Rows);
        }
    }

    /// <summary>Numbers of a line.</summary>
    public nint Width { get; }

    /// <summary>Numbers of a window. The number of each is the one that its weight has in memory.</summary>
    public int Numbers => _places.Length;

    /// <summary>The side that the windows are.</summary>
    public static Side SideOf(in Geometry g)
    {
        var numbers = g.Kernel * g.Kernel * g.Big.Channels;
        return new Side(numbers, g.Small.Rows, g.Small.Columns, Form.Tiles, (nint)Side.Whole(numbers, Tile.Depth) * Tile.Rows);
    }

    /// <summary>Where a number of a column's window is for sixteen images.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Place(float* lines, int column, int number) => lines + _places[number] + (column * _g.Stride * _pixel);

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeLeft(int block, int row, ushort* tiles, int worker)
    {
        var lines = _job.Team.Workspace.Item(worker, _g.Kernel * Width);
        TakeLines(block, row, lines);
        var deep = Side.Units(Numbers, Tile.Depth);
        var pairs = stackalloc V[Tile.Rows];
        for (var column = 0; column < _g.Small.Columns; column++)
        {
            for (var depth = 0; depth < deep; depth++, tiles += Tile.Numbers)
            {
                for (var lane = 0; lane < Tile.Rows; lane += V.Count)
                {
                    for (var i = 0; i < Tile.Rows; i++)
                    {
                        var low = (depth * Tile.Depth) + i;
                        pairs[i] = V.Pairs(Number(lines, column, low, lane), Number(lines, column, low + Tile.Rows, lane));
                    }

                    TurnedTile<V>.Store(pairs, tiles + (lane * Tile.Depth));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeGroup(int group, int row, ushort* tiles, int worker)
    {
        var lines = _job.Team.Workspace.Item(worker, 2 * _g.Kernel * Width);
        var others = lines + (_g.Kernel * Width);
        TakeLines(2 * group, row, lines);
        TakeLines((2 * group) + 1, row, others);
        var numbers = Side.Whole(Numbers, Tile.Rows);
        for (var column = 0; column < _g.Small.Columns; column++)
        {
            for (var i = 0; i < numbers; i++, tiles += Tile.Depth)
            {
                for (var lane = 0; lane < Tile.Rows; lane += V.Count)
                {
                    V.Store((float*)tiles + lane, V.Pairs(Number(lines, column, i, lane), Number(others, column, i, lane)));
                }
            }
        }
    }

    // A number of a column's window, for a vector of sixteen images; 0 beyond the last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Number(float* lines, int column, int number, int lane) => number < _places.Length ? V.Load(Place(lines, column, number) + lane) : V.Splat(0);

    // The lines that a row of windows sees of sixteen images.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeLines(int block, int row, float* lines)
    {
        var left = _g.Padding * _pixel;
        var count = (int)(Math.Min(Width - left, _g.Big.Columns * _pixel) / Tile.Rows);
        var v = stackalloc V[V.Count];
        for (var i = 0; i < _g.Kernel; i++, lines += Width)
        {
            var y = (row * _g.Stride) + i - _g.Padding;
            if (y < 0 || y >= _g.Big.Rows)
            {
                new Span<float>(lines, (int)Width).Clear();
                continue;
            }

            var inside = lines + left;
            new Span<float>(lines, (int)left).Clear();
            new Span<float>(inside + ((nint)count * Tile.Rows), (int)(Width - left) - (count * Tile.Rows)).Clear();
            for (var lane = 0; lane < Tile.Rows; lane += V.Count)
            {
                for (var first = 0; first < count; first += V.Count)
                {
                    for (var n = 0; n < V.Count; n++)
                    {
                        var image = (block * Tile.Rows) + lane + n;
                        v[n] = image < _job.Images ? Some<V>.Load(_picture + _g.Big.Line(image, y) + first, count - first) : V.Splat(0);
                    }

                    V.Turn(v);
                    for (var n = 0; n < Math.Min(V.Count, count - first); n++)
                    {
                        V.Store(inside + ((nint)(first + n) * Tile.Rows) + lane, v[n]);
                    }
                }
            }
        }
    }
}
