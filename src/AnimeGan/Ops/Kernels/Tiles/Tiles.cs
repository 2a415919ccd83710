using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AnimeGan.Ops;

/// <summary>Convolutions of any filter and step in bfloat16, as products of tiles.</summary>
/// <remarks>
/// The rows of a tile are sixteen images, so every tap of a filter and every border is a whole tile of memory: nothing is rearranged into
/// patches, and taps that lie beyond a border are left out. What lies between two layers is in tiles already; values are normalised and
/// activated in float32 and rounded once more on their way into a product. Sums and statistics are float32.
/// </remarks>
/// <typeparam name="V">The vectors.</typeparam>
/// <typeparam name="TProduct">How tiles are multiplied.</typeparam>
internal sealed unsafe class Tiles<V, TProduct> : IConvolution
    where V : unmanaged, IVector<V>
    where TProduct : struct, ITileProduct
{
    private readonly Job _job;
    private readonly Geometry _g;
    private readonly int _taps;
    private readonly TileFilters<V> _filters;

    /// <summary>Lays a job out in tiles.</summary>
    /// <param name="job">Of any filter.</param>
    public Tiles(Job job)
    {
        (_job, _g, _filters) = (job, job.Geometry, new TileFilters<V>(job));
        _taps = _g.Kernel * _g.Kernel;
    }

    /// <summary>The filters from the small side to the big one.</summary>
    public ushort* FiltersToBig() => _filters.ToBig();

    public void ToSmall(in Values big, in Results small) => ToSmall(new SideRows<V>(big, _g.Big, _job.Images, turned: true), small);

    /// <summary>The same from rows.</summary>
    public void ToSmall(ITileRows big, in Results small) => Convolve(big, _g.Big, _filters.ToSmall(), small, _g.Small, 1, new BigOf(_g.Stride, _g.Padding));

    public void ToBig(in Values small, in Results big) =>
        Convolve(new SideRows<V>(small, _g.Small, _job.Images, turned: false), _g.Small, _filters.ToBig(), big, _g.Big, _g.Stride, new SmallOf(_g.Stride, _g.Padding));

    public void FilterGradient(in Values big, in Values small, float* gradient) =>
        FilterGradient(new SideRows<V>(big, _g.Big, _job.Images, turned: true), new SideRows<V>(small, _g.Small, _job.Images, turned: false), gradient);

    // Sixteen channels of sums, 32 of a product's depth.
    private static int Blocks(in Side side) => Side.Units(side.Channels, Tile.Rows);

    private static int Deep(in Side side) => Side.Units(side.Channels, Tile.Depth);

    // ---- both ways of a convolution -------------------------------------------------------------------------------

    // The row that a result's row reads through a tap's row, or one outside; columns alike.
    private interface ISource
    {
        int Of(int at, int tap);
    }

    private readonly struct BigOf(int stride, int padding) : ISource
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Of(int at, int tap) => (at * stride) + tap - padding;
    }

    private readonly struct SmallOf(int stride, int padding) : ISource
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Of(int at, int tap) => (at + padding - tap) is var from && from % stride == 0 ? from / stride : -1;
    }

    // Results whose rows and columns are the same modulo `phases` read through the same taps.
    private void Convolve<TSource>(ITileRows rows, Side from, ushort* filters, in Results results, Side to, int phases, TSource source)
        where TSource : struct, ISource
    {
        var (order, put, first) = (ByPhase(to, phases), results, (nint)filters);
        nint numbersOfBlock = from.Pixels * Deep(from) * Tile.Numbers, zeros = (nint)Deep(from) * Tile.Numbers;
        _job.Chunks(Side.Units(_job.Images, Tile.Rows), Chunk(numbersOfBlock), (block, blocks, worker) =>
        {
            var left = (ushort*)_job.Team.Workspace.Chunk(worker, ((blocks * numbersOfBlock) + zeros) / 2);
            NativeMemory.Clear(left + (blocks * numbersOfBlock), (nuint)zeros * sizeof(ushort));
            _job.Share((nint)blocks * from.Rows, worker, (item, by) =>
                rows.TakeLeft(block + (int)(item / from.Rows), (int)(item % from.Rows), left + (item * from.Columns * Deep(from) * Tile.Numbers), by));
            var parts = worker < 0 ? Parts(Deep(to), blocks) : 1;
            _job.Share((nint)Deep(to) * parts, worker, (item, by) =>
            {
                int depth = (int)(item / parts), begin = (int)(item % parts) * blocks / parts, now = ((int)((item % parts) + 1) * blocks / parts) - begin;
                var room = _job.Team.Workspace.Item(by, (4 * Tile.Sums) + TileWriter<V>.Floats(now) + (_taps * TileRun.Floats));
                var writer = new TileWriter<V>(put, to, depth * Tile.Depth, _job.Images, block + begin, now, room + (4 * Tile.Sums));
                TProduct.Begin();
                Multiply(left + (begin * numbersOfBlock), left + (blocks * numbersOfBlock), from, (ushort*)first, to, order, now, depth, source, ref writer, room);
                TProduct.End();
                writer.End();
            });
        });
    }

    // Parts of each of so many items, so that all workers have something to do.
    private int Parts(int items, int most) => Math.Clamp(Side.Units(2 * _job.Team.Threads, items), 1, most);

    // 32 channels of the results of so many blocks of images.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply<TSource>(ushort* left, ushort* zeros, in Side from, ushort* filters, in Side to, int[] order, int blocks, int item, TSource source, ref TileWriter<V> writer, float* sums)
        where TSource : struct, ISource
    {
        var depth = (nint)Deep(from) * Tile.Numbers;
        var product = new TileProduct
        {
            Rights = Math.Min(2, Blocks(to) - (2 * item)),
            Length = Deep(from),
            RightFrom = 2 * item * _taps * depth,
            RightApart = _taps * depth,
            SumsApart = 2 * Tile.Sums,
        };
        new Span<float>(sums, 4 * Tile.Sums).Clear();
        var runs = (TileRun*)(sums + (4 * Tile.Sums) + TileWriter<V>.Floats(blocks));
        var lines = to.Pixels * blocks;
        for (nint line = 0; line < lines; line += 2)
        {
            product.Lefts = (int)Math.Min(2, lines - line);
            int pixel = order[line / blocks], block = (int)(line % blocks);
            int nextPixel = product.Lefts == 2 ? order[(line + 1) / blocks] : pixel, nextBlock = (int)((line + 1) % blocks);
            var count = 0;
            for (var tap = 0; tap < _taps; tap++)
            {
                var above = Find(left, zeros, from, to, source, pixel, block, tap, depth);
                var below = product.Lefts == 2 ? Find(left, zeros, from, to, source, nextPixel, nextBlock, tap, depth) : zeros;
                if (above != zeros || below != zeros)
                {
                    runs[count++] = new TileRun { Above = above, Below = below, Right = filters + (tap * depth) };
                }
            }

            TProduct.Multiply(product, runs, count, sums);
            writer.Put(block, pixel, sums);
            if (product.Lefts == 2)
            {
                writer.Put(nextBlock, nextPixel, sums + product.SumsApart);
            }
        }
    }

    // The left tiles that a result's pixel sees through a tap.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ushort* Find<TSource>(ushort* left, ushort* zeros, in Side from, in Side to, TSource source, int pixel, int block, int tap, nint depth)
        where TSource : struct, ISource
    {
        int row = source.Of(pixel / to.Columns, tap / _g.Kernel), column = source.Of(pixel % to.Columns, tap % _g.Kernel);
        return row >= 0 && row < from.Rows && column >= 0 && column < from.Columns
            ? left + (((((nint)block * from.Rows) + row) * from.Columns) + column) * depth
            : zeros;
    }

    private static int[] ByPhase(in Side side, int phases)
    {
        var (order, at) = (new int[side.Pixels], 0);
        for (var phase = 0; phase < phases * phases; phase++)
        {
            for (var row = phase / phases; row < side.Rows; row += phases)
            {
                for (var column = phase % phases; column < side.Columns; column += phases)
                {
                    order[at++] = (row * side.Columns) + column;
                }
            }
        }

        return order;
    }

    // Blocks of images at once, so that their left tiles stay in a core's second cache.
    private static int Chunk(nint numbersOfBlock)
    {
        const nint Numbers = 500_000;
        return (int)Math.Max(Numbers / numbersOfBlock, 1);
    }

    // ---- the filters' gradient ------------------------------------------------------------------------------------

    /// <summary>The gradient with respect to the filters, from rows: the depth is 32 images, pixel by pixel.</summary>
    /// <param name="big">Groups of them are left tiles.</param>
    /// <param name="small">Groups of them are right tiles.</param>
    /// <param name="gradient">Where it goes.</param>
    public void FilterGradient(ITileRows big, ITileRows small, float* gradient)
    {
        var (bigBlocks, smallBlocks) = (Blocks(_g.Big), Blocks(_g.Small));
        var sumsOfTap = (nint)bigBlocks * smallBlocks * Tile.Sums;
        var sums = _job.Team.Workspace.Gradients.Floats(_taps * sumsOfTap);
        NativeMemory.Clear(sums, (nuint)(_taps * sumsOfTap) * sizeof(float));
        int groups = Side.Units(_job.Images, Tile.Depth), size = GroupChunk();
        for (var first = 0; first < groups; first += size)
        {
            var (from, now) = (first, Math.Min(size, groups - first));
            var bigNumbers = now * _g.Big.Pixels * bigBlocks * Tile.Numbers;
            var left = (ushort*)_job.Team.Workspace.Chunk(-1, (bigNumbers + (now * _g.Small.Pixels * smallBlocks * Tile.Numbers)) / 2);
            var right = left + bigNumbers;
            var bigRows = (nint)now * _g.Big.Rows;
            _job.Team.Each(bigRows + ((nint)now * _g.Small.Rows), (item, worker) =>
            {
                var isBig = item < bigRows;
                var (side, line) = isBig ? (_g.Big, item) : (_g.Small, item - bigRows);
                (isBig ? big : small).TakeGroup(from + (int)(line / side.Rows), (int)(line % side.Rows), (isBig ? left : right) + (line * side.Columns * Blocks(side) * Tile.Numbers), worker);
            });

            int rows = Side.Units(bigBlocks, 2) * _g.Kernel, pairs = Side.Units(smallBlocks, 2), parts = Parts(rows, pairs);
            _job.Team.Each((nint)rows * parts, (item, worker) =>
            {
                int row = (int)(item / parts), part = (int)(item % parts);
                var runs = (TileRun*)_job.Team.Workspace.Item(worker, (nint)Band * _g.Small.Columns * TileRun.Floats);
                TProduct.Begin();
                AddProducts(left, right, now, 2 * (row / _g.Kernel), row % _g.Kernel, 2 * (part * pairs / parts), 2 * ((part + 1) * pairs / parts), sums, runs);
                TProduct.End();
            });
        }

        var to = (nint)gradient;
        _job.Team.Each(_g.Small.Channels, (k, _) => PutWeights(sums, sumsOfTap, k, (float*)to));
    }

    // Rows of as many pixels at once as make loading and storing the sums cheap, and yet stay in the cache while all blocks pass.
    private int Band => Math.Max(1, 64 / _g.Small.Columns);

    // Groups of 32 images at once: few megabytes, but as many as possible, since the sums pass through memory each time.
    private int GroupChunk()
    {
        const nint MostTiles = 6_000;
        return (int)Math.Max(MostTiles / ((_g.Big.Pixels * Blocks(_g.Big)) + (_g.Small.Pixels * Blocks(_g.Small))), 1);
    }

    // The products of two blocks of the big side's channels through one row of a filter with some of the small side's.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddProducts(ushort* left, ushort* right, int groups, int bigBlock, int tapRow, int fromBlock, int toBlock, float* sums, TileRun* runs)
    {
        var (bigBlocks, smallBlocks, band) = (Blocks(_g.Big), Blocks(_g.Small), Band);
        var product = new TileProduct { Lefts = Math.Min(2, bigBlocks - bigBlock), Length = 1, Add = 1, RightApart = Tile.Numbers, SumsApart = (nint)smallBlocks * Tile.Sums };
        for (var group = 0; group < groups; group++)
        {
            ushort* bigGroup = left + (group * _g.Big.Pixels * bigBlocks * Tile.Numbers), smallGroup = right + (group * _g.Small.Pixels * smallBlocks * Tile.Numbers);
            for (var fromRow = 0; fromRow < _g.Small.Rows; fromRow += band)
            {
                for (var tapColumn = 0; tapColumn < _g.Kernel; tapColumn++)
                {
                    var count = Runs(bigGroup + (bigBlock * Tile.Numbers), smallGroup, tapRow, tapColumn, fromRow, Math.Min(_g.Small.Rows, fromRow + band), runs);
                    var to = sums + (((((nint)tapRow * _g.Kernel) + tapColumn) * bigBlocks) + bigBlock) * smallBlocks * Tile.Sums;
                    for (var block = fromBlock; block < Math.Min(toBlock, smallBlocks); block += 2)
                    {
                        (product.Rights, product.RightFrom) = (Math.Min(2, smallBlocks - block), (nint)block * Tile.Numbers);
                        TProduct.Multiply(product, runs, count, to + ((nint)block * Tile.Sums));
                    }
                }
            }
        }
    }

    // Pairs of pixels that a tap connects, in some rows of the small side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Runs(ushort* left, ushort* right, int tapRow, int tapColumn, int fromRow, int toRow, TileRun* runs)
    {
        var count = 0;
        for (var row = fromRow; row < toRow; row++)
        {
            var bigRow = (row * _g.Stride) + tapRow - _g.Padding;
            for (var column = 0; column < _g.Small.Columns && bigRow >= 0 && bigRow < _g.Big.Rows; column++)
            {
                var bigColumn = (column * _g.Stride) + tapColumn - _g.Padding;
                if (bigColumn >= 0 && bigColumn < _g.Big.Columns)
                {
                    var at = left + ((((nint)bigRow * _g.Big.Columns) + bigColumn) * Blocks(_g.Big) * Tile.Numbers);
                    runs[count++] = new TileRun { Above = at, Below = at + Tile.Numbers, Right = right + ((((nint)row * _g.Small.Columns) + column) * Blocks(_g.Small) * Tile.Numbers) };
                }
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutWeights(float* sums, nint sumsOfTap, nint k, float* gradient)
    {
        var smallBlocks = Blocks(_g.Small);
        var to = gradient + (k * _g.Big.Channels * _taps);
        for (nint c = 0; c < _g.Big.Channels; c++)
        {
            var from = sums + ((((c / Tile.Rows) * smallBlocks) + (k / Tile.Rows)) * Tile.Sums) + (c % Tile.Rows * Tile.Rows) + (k % Tile.Rows);
            for (var tap = 0; tap < _taps; tap++)
            {
                *to++ = from[tap * sumsOfTap];
            }
        }
    }
}
