using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Convolutions between pictures of few channels and many channels, in bfloat16, as products of tiles.</summary>
/// <remarks>
/// A picture's channels would leave a tile nearly empty. So a filter's window, all its channels and taps, is one pixel of another picture
/// as small as the small side, of as many channels: a convolution with that is a filter of one tap over the same weights.
/// </remarks>
/// <typeparam name="V">The vectors.</typeparam>
/// <typeparam name="TProduct">How tiles are multiplied.</typeparam>
internal sealed unsafe class PictureTiles<V, TProduct> : IConvolution
    where V : unmanaged, IVector<V>
    where TProduct : struct, ITileProduct
{
    // Rows of the picture that are put together at once.
    private const int Band = 16;

    private readonly Job _job;
    private readonly Geometry _g;
    private readonly Tiles<V, TProduct> _tiles;

    /// <summary>Lays a job out in windows.</summary>
    /// <param name="job">Whose big side is a picture.</param>
    public PictureTiles(Job job)
    {
        (_job, _g) = (job, job.Geometry);
        _tiles = new Tiles<V, TProduct>(new Job(new Geometry(WindowRows<V>.SideOf(_g), _g.Small, 1, 1, 0), job.Images, job.Weights, job.Filters, job.Team));
    }

    public void ToSmall(in Values big, in Results small) => _tiles.ToSmall(new WindowRows<V>(_job, (float*)big.First), small);

    public void FilterGradient(in Values big, in Values small, float* gradient) =>
        _tiles.FilterGradient(new WindowRows<V>(_job, (float*)big.First), new SideRows<V>(small, _g.Small, _job.Images, turned: false), gradient);

    // Bands of the picture, each with the windows that reach into it.
    public void ToBig(in Values small, in Results big)
    {
        var (rows, windows, results) = (new SideRows<V>(small, _g.Small, _job.Images, turned: false), new WindowRows<V>(_job, null), big);
        var (filters, bands) = ((nint)_tiles.FiltersToBig(), Side.Units(_g.Big.Rows, Band));
        _job.Team.Each((nint)Side.Units(_job.Images, Tile.Rows) * bands, (item, worker) =>
        {
            int block = (int)(item / bands), first = (int)(item % bands) * Band, last = Math.Min(first + Band, _g.Big.Rows);

            // With as many lines before and after as a window may reach beyond.
            var (beyond, width) = (_g.Kernel - 1, windows.Width);
            var floats = (last - first + (2 * beyond)) * width;
            var sums = _job.Team.Workspace.Item(worker, (4 * Tile.Sums) + floats);
            var lines = sums + (4 * Tile.Sums);
            new Span<float>(lines, (int)floats).Clear();
            var left = (ushort*)_job.Team.Workspace.Chunk(worker, (nint)_g.Small.Columns * Side.Units(_g.Small.Channels, Tile.Depth) * Tile.Floats);
            var from = Side.Units(Math.Max(first + _g.Padding - beyond, 0), _g.Stride);
            var to = Math.Min(((last - 1 + _g.Padding) / _g.Stride) + 1, _g.Small.Rows);
            TProduct.Begin();
            for (var row = from; row < to; row++)
            {
                rows.TakeLeft(block, row, left, worker);
                AddWindows(windows, left, (ushort*)filters, lines + (((row * _g.Stride) - _g.Padding - first + beyond) * width), sums);
            }

            TProduct.End();
            for (var row = first; row < last; row++)
            {
                PutLine(results, block, row, lines + ((row - first + beyond) * width));
            }
        });
    }

    // Multiplies a row of pixels and adds their windows to the lines on which they lie.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddWindows(WindowRows<V> windows, ushort* left, ushort* filters, float* lines, float* sums)
    {
        int depth = Side.Units(_g.Small.Channels, Tile.Depth), rights = Side.Units(windows.Numbers, Tile.Rows);
        var product = new TileProduct { Length = depth, RightApart = (nint)depth * Tile.Numbers, SumsApart = 2 * Tile.Sums };
        for (var column = 0; column < _g.Small.Columns; column += 2)
        {
            var at = left + ((nint)column * depth * Tile.Numbers);
            var run = new TileRun { Above = at, Below = at + (depth * Tile.Numbers), Right = filters };
            product.Lefts = Math.Min(2, _g.Small.Columns - column);
            for (var block = 0; block < rights; block += 2)
            {
                (product.Rights, product.RightFrom) = (Math.Min(2, rights - block), (nint)block * depth * Tile.Numbers);
                TProduct.Multiply(product, &run, 1, sums);
                for (var i = 0; i < product.Lefts; i++)
                {
                    for (var j = 0; j < product.Rights; j++)
                    {
                        AddWindow(windows, sums + (((2 * i) + j) * Tile.Sums), column + i, (block + j) * Tile.Rows, lines);
                    }
                }
            }
        }
    }

    // Sixteen numbers of a window, [16 images][16 numbers].
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWindow(WindowRows<V> windows, float* sums, int column, int first, float* lines)
    {
        var v = stackalloc V[V.Count];
        for (var lane = 0; lane < Tile.Rows; lane += V.Count)
        {
            for (var block = 0; block < Tile.Rows; block += V.Count)
            {
                for (var n = 0; n < V.Count; n++)
                {
                    v[n] = V.Load(sums + ((lane + n) * Tile.Rows) + block);
                }

                V.Turn(v);
                for (var n = 0; n < Math.Min(V.Count, windows.Numbers - first - block); n++)
                {
                    var at = windows.Place(lines, column, first + block + n) + lane;
                    V.Store(at, V.Load(at) + v[n]);
                }
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutLine(in Results results, int block, int row, float* line)
    {
        var numbers = line + ((nint)_g.Padding * _g.Big.Channels * Tile.Rows);
        var count = _g.Big.Columns * _g.Big.Channels;
        var v = stackalloc V[V.Count];
        for (var lane = 0; lane < Tile.Rows; lane += V.Count)
        {
            for (var first = 0; first < count; first += V.Count)
            {
                for (var n = 0; n < V.Count; n++)
                {
                    var number = Math.Min(first + n, count - 1);
                    v[n] = V.Load(numbers + ((nint)number * Tile.Rows) + lane) + V.Splat(results.Bias == null ? 0 : results.Bias[number % _g.Big.Channels]);
                }

                V.Turn(v);
                for (var n = 0; n < V.Count && (block * Tile.Rows) + lane + n < _job.Images; n++)
                {
                    Some<V>.Store((float*)results.First + _g.Big.Line((block * Tile.Rows) + lane + n, row) + first, v[n], count - first);
                }
            }
        }
    }
}
