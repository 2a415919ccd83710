using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Convolutions whose filter has so many taps at each of the step's phases, in Winograd's form.</summary>
/// <remarks>
/// A step of S splits the big side into S × S pictures by rows and columns modulo S; on each, a filter of S·T numbers along a side has T
/// taps. So with P = inputs × inputs points, and `phase` for the pictures,
///   V[p] = B′ d B        one row a tile, a column for each phase and big channel
///   M[p] = A y A′        one row a tile, a column for each small channel
///   U[p] = G g G′        a row for each phase and big channel, a column for each small channel
/// the convolution is M = V U, its transpose V = M U′, and the filters' gradient U = V′ M: three multiplications of matrices.
/// </remarks>
/// <typeparam name="V">The vectors.</typeparam>
/// <typeparam name="T">The minimal filtering along a line.</typeparam>
internal sealed unsafe class Winograd<V, T> : IConvolution
    where V : unmanaged, IVector<V>
    where T : struct, ITransform
{
    // Rows of a matrix one cache line further apart than a power of two, or they would all fall into the same few places of the cache.
    private const int Skew = 16;

    private readonly Job _job;
    private readonly Geometry _g;
    private readonly int _tileRows;
    private readonly int _tileColumns;
    private readonly int _tiles;
    private readonly int _phases;
    private readonly int _big;
    private readonly int _small;
    private readonly nint _vRow;
    private readonly nint _mRow;

    /// <summary>Lays a job out in tiles.</summary>
    /// <param name="job">Of a filter that <see cref="Fits"/>.</param>
    public Winograd(Job job)
    {
        (_job, _g) = (job, job.Geometry);
        (_tileRows, _tileColumns) = (Side.Units(_g.Small.Rows, T.Outputs), Side.Units(_g.Small.Columns, T.Outputs));
        (_tiles, _phases) = (_tileRows * _tileColumns, _g.Stride * _g.Stride);
        (_big, _small) = (_g.Big.PaddedChannels, _g.Small.PaddedChannels);
        (_vRow, _mRow) = ((_phases * _big) + Skew, _small + Skew);
    }

    private static int Inputs => T.Outputs + T.Taps - 1;

    private static int Points => Inputs * Inputs;

    // Rows and columns that all tiles together reach on the big side.
    private int BigRows => _g.Stride * ((_tileRows * T.Outputs) + T.Taps - 1);

    private int BigColumns => _g.Stride * ((_tileColumns * T.Outputs) + T.Taps - 1);

    private int SmallColumns => _tileColumns * T.Outputs;

    private nint FilterPlane => (MatrixProduct<V>.Panels(_small) * _phases * _big * MatrixProduct<V>.Panel) + Skew;

    private nint TurnedFilterPlane => (MatrixProduct<V>.Panels(_phases * _big) * _g.Small.Channels * MatrixProduct<V>.Panel) + Skew;

    private nint BigRoom => ((nint)BigRows + (_g.Stride * Inputs)) * BigColumns * V.Count;

    private nint SmallRoom => (nint)((_tileRows * T.Outputs) + Inputs) * SmallColumns * V.Count;

    /// <summary>Whether a filter is of this form, and no pixel is left over that no filter reaches.</summary>
    public static bool Fits(in Geometry geometry) => geometry.Kernel == T.Taps * geometry.Stride && geometry.ReachesAll;

    public void ToSmall(in Values big, in Results small)
    {
        var (values, results, u, (panels, panel)) = (big, small, (nint)FiltersToSmall(), (MatrixProduct<V>.Panels(_small), MatrixProduct<V>.Panel));
        _job.Chunks(_job.Images, Chunk(FilterPlane), (first, images, worker) =>
        {
            var rooms = RoomsOf(images, worker);
            var (blocks, rows) = (_big / V.Count, (nint)images * _tiles);
            _job.Share((nint)images * blocks, worker, (item, by) =>
            {
                var image = (int)(item / blocks);
                TakeBig(values, first + image, (int)(item % blocks) * V.Count, rooms.V + (image * _tiles * _vRow), rooms.VPlane, _job.Team.Workspace.Item(by, BigRoom));
            });
            _job.Share(Points * panels, worker, (item, _) =>
            {
                nint point = item / panels, at = item % panels;
                MatrixProduct<V>.Multiply<RowMajor>(rows, (int)Math.Min(panel, _small - (at * panel)), (nint)_phases * _big, rooms.V + (point * rooms.VPlane), _vRow, (float*)u + (point * FilterPlane) + (at * _phases * _big * panel), panel, rooms.M + (point * rooms.MPlane) + (at * panel), _mRow, add: false);
            });
            _job.ShareChannels(images, _small, V.Count, worker, (image, channel, by) =>
                PutSmall(results, first + image, channel, rooms.M + ((nint)image * _tiles * _mRow), rooms.MPlane, _job.Team.Workspace.Item(by, SmallRoom)));
        });
    }

    public void ToBig(in Values small, in Results big)
    {
        var (values, results, u) = (small, big, (nint)FiltersToBig());
        var (panels, panel) = (MatrixProduct<V>.Panels(_phases * _big), MatrixProduct<V>.Panel);
        _job.Chunks(_job.Images, Chunk(TurnedFilterPlane), (first, images, worker) =>
        {
            var rooms = RoomsOf(images, worker);
            var (blocks, rows) = (_small / V.Count, (nint)images * _tiles);
            _job.Share((nint)images * blocks, worker, (item, by) =>
            {
                var image = (int)(item / blocks);
                TakeSmall(values, first + image, (int)(item % blocks) * V.Count, rooms.M + (image * _tiles * _mRow), rooms.MPlane, _job.Team.Workspace.Item(by, SmallRoom));
            });
            _job.Share(Points * panels, worker, (item, _) =>
            {
                nint point = item / panels, at = item % panels;
                MatrixProduct<V>.Multiply<RowMajor>(rows, (int)Math.Min(panel, (_phases * _big) - (at * panel)), _g.Small.Channels, rooms.M + (point * rooms.MPlane), _mRow, (float*)u + (point * TurnedFilterPlane) + (at * _g.Small.Channels * panel), panel, rooms.V + (point * rooms.VPlane) + (at * panel), _vRow, add: false);
            });
            _job.ShareChannels(images, _big, V.Count, worker, (image, channel, by) =>
                PutBig(results, first + image, channel, rooms.V + ((nint)image * _tiles * _vRow), rooms.VPlane, _job.Team.Workspace.Item(by, BigRoom)));
        });
    }

    public void FilterGradient(in Values big, in Values small, float* gradient)
    {
        // Sums over chunks pass through memory, so chunks are large here.
        const int Rows = 512;
        var rowGroup = 4 * V.MostRows;
        var size = Math.Clamp(Rows / _tiles, 1, _job.Images);
        var plane = ((nint)_phases * _big * _small) + Skew;
        var sums = _job.Team.Workspace.Gradients.Floats(Points * plane);
        var (bigValues, smallValues) = (big, small);
        for (var first = 0; first < _job.Images; first += size)
        {
            var (from, images) = (first, Math.Min(size, _job.Images - first));
            var rooms = RoomsOf(images, -1);
            int bigBlocks = _big / V.Count, smallBlocks = _small / V.Count;
            _job.Team.Each((nint)images * (bigBlocks + smallBlocks), (item, by) =>
            {
                int image = (int)(item / (bigBlocks + smallBlocks)), block = (int)(item % (bigBlocks + smallBlocks));
                if (block < bigBlocks)
                {
                    TakeBig(bigValues, from + image, block * V.Count, rooms.V + ((nint)image * _tiles * _vRow), rooms.VPlane, _job.Team.Workspace.Item(by, BigRoom));
                }
                else
                {
                    TakeSmall(smallValues, from + image, (block - bigBlocks) * V.Count, rooms.M + ((nint)image * _tiles * _mRow), rooms.MPlane, _job.Team.Workspace.Item(by, SmallRoom));
                }
            });

            var (rows, panel, groups) = ((nint)images * _tiles, MatrixProduct<V>.Panel, Side.Units(_phases * _big, rowGroup));
            _job.Team.Each((nint)Points * groups, (item, _) =>
            {
                nint point = item / groups, row = item % groups * rowGroup;
                for (var column = 0; column < _small; column += panel)
                {
                    MatrixProduct<V>.Multiply<ColumnMajor>(Math.Min(rowGroup, (_phases * _big) - row), Math.Min(panel, _small - column), rows, rooms.V + (point * rooms.VPlane) + row, _vRow, rooms.M + (point * rooms.MPlane) + column, _mRow, sums + (point * plane) + (row * _small) + column, _small, from > 0);
                }
            });
        }

        var to = (nint)gradient;
        _job.Team.Each(_g.Big.Channels, (channel, by) => PutFilters(sums, plane, channel, (float*)to, _job.Team.Workspace.Item(by, FilterRoom)));
    }

    // ---- tiles ----------------------------------------------------------------------------------------------------

    // B′ d B of a vector of channels of one image: along columns for the whole strip of a row of tiles, then along rows tile by tile.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeBig(in Values values, int image, int channel, float* v, nint plane, float* strip)
    {
        var inputs = Inputs;
        var (stride, columns, rows) = (_g.Stride, BigColumns, _g.Stride * inputs);
        nint line = (nint)columns * V.Count, phaseLine = stride * line, pixel = (nint)stride * V.Count;
        for (var tileRow = 0; tileRow < _tileRows; tileRow++)
        {
            Window<V>.Take(values, _g.Big, image, channel, (stride * T.Outputs * tileRow) - _g.Padding, rows, -_g.Padding, columns, strip, line, V.Count, _g.Reflects ? _g.Padding : 0);
            for (var at = strip; at < strip + phaseLine; at += V.Count)
            {
                T.Input<V>(at, phaseLine, at, phaseLine);
            }

            for (var tileColumn = 0; tileColumn < _tileColumns; tileColumn++)
            {
                for (var phase = 0; phase < _phases; phase++)
                {
                    var to = v + (((nint)(tileRow * _tileColumns) + tileColumn) * _vRow) + ((nint)phase * _big) + channel;
                    var from = strip + (phase / stride * line) + (((stride * T.Outputs * tileColumn) + (phase % stride)) * V.Count);
                    for (var i = 0; i < inputs; i++, from += phaseLine, to += inputs * plane)
                    {
                        T.Input<V>(from, pixel, to, plane);
                    }
                }
            }
        }
    }

    // A y A′ of a vector of channels of one image.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeSmall(in Values values, int image, int channel, float* m, nint plane, float* strip)
    {
        var inputs = Inputs;
        var columns = SmallColumns;
        var line = (nint)columns * V.Count;
        for (var tileRow = 0; tileRow < _tileRows; tileRow++)
        {
            Window<V>.Take(values, _g.Small, image, channel, T.Outputs * tileRow, T.Outputs, 0, columns, strip, line, V.Count);
            for (var at = strip; at < strip + line; at += V.Count)
            {
                T.OutputAdjoint<V>(at, line, at, line);
            }

            for (var tileColumn = 0; tileColumn < _tileColumns; tileColumn++)
            {
                var to = m + (((nint)(tileRow * _tileColumns) + tileColumn) * _mRow) + channel;
                var from = strip + (T.Outputs * tileColumn * V.Count);
                for (var i = 0; i < inputs; i++, from += line, to += inputs * plane)
                {
                    T.OutputAdjoint<V>(from, V.Count, to, plane);
                }
            }
        }
    }

    // A′ M A of a vector of channels of one image, finished.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutSmall(in Results results, int image, int channel, float* m, nint plane, float* room)
    {
        var inputs = Inputs;
        var line = (nint)SmallColumns * V.Count;
        var strip = room + (_tileRows * T.Outputs * line);
        for (var tileRow = 0; tileRow < _tileRows; tileRow++)
        {
            for (var tileColumn = 0; tileColumn < _tileColumns; tileColumn++)
            {
                var from = m + (((nint)(tileRow * _tileColumns) + tileColumn) * _mRow) + channel;
                var to = strip + (T.Outputs * tileColumn * V.Count);
                for (var i = 0; i < inputs; i++, from += inputs * plane, to += line)
                {
                    T.Output<V>(from, plane, to, V.Count);
                }
            }

            var rows = room + (T.Outputs * tileRow * line);
            for (nint at = 0; at < line; at += V.Count)
            {
                T.Output<V>(strip + at, line, rows + at, line);
            }
        }

        Window<V>.Finish(results, _g.Small, image, channel, room, line, V.Count);
    }

    // B V B′ of a vector of channels of one image, summed where tiles overlap, and finished.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutBig(in Results results, int image, int channel, float* v, nint plane, float* room)
    {
        var inputs = Inputs;
        var (stride, columns, rows) = (_g.Stride, BigColumns, BigRows);
        nint line = (nint)columns * V.Count, phaseLine = stride * line, pixel = (nint)stride * V.Count;
        var strip = room + (rows * line);
        new Span<float>(room, (int)(rows * line)).Clear();
        for (var tileRow = 0; tileRow < _tileRows; tileRow++)
        {
            new Span<float>(strip, (int)(inputs * phaseLine)).Clear();
            for (var tileColumn = 0; tileColumn < _tileColumns; tileColumn++)
            {
                for (var phase = 0; phase < _phases; phase++)
                {
                    var from = v + (((nint)(tileRow * _tileColumns) + tileColumn) * _vRow) + ((nint)phase * _big) + channel;
                    var to = strip + (phase / stride * line) + (((stride * T.Outputs * tileColumn) + (phase % stride)) * V.Count);
                    for (var i = 0; i < inputs; i++, from += inputs * plane, to += phaseLine)
                    {
                        T.AddInputAdjoint<V>(from, plane, to, pixel);
                    }
                }
            }

            var at = room + (stride * T.Outputs * tileRow * line);
            for (nint x = 0; x < phaseLine; x += V.Count)
            {
                T.AddInputAdjoint<V>(strip + x, phaseLine, at + x, phaseLine);
            }
        }

        var first = room + ((((nint)_g.Padding * columns) + _g.Padding) * V.Count);
        if (_g.Reflects)
        {
            Window<V>.Fold(_g.Big, first, line, V.Count, _g.Padding);
        }

        Window<V>.Finish(results, _g.Big, image, channel, first, line, V.Count);
    }

    // ---- filters --------------------------------------------------------------------------------------------------

    private int FilterTaps => _g.Kernel * _g.Kernel;

    private int StoredTaps => _g.StoredKernel * _g.StoredKernel;

    // A vector of filters tap by tap, and as many points in between.
    private nint FilterRoom => (nint)(FilterTaps + Points) * V.Count;

    // U in panels of small channels: [point][panel][phase, big channel][panel's columns]
    private float* FiltersToSmall()
    {
        var (panel, plane, columns) = (MatrixProduct<V>.Panel, FilterPlane, (int)MatrixProduct<V>.Panels(_small) * MatrixProduct<V>.Panel);
        return _job.Filters.ToSmall.Get(_job.Team, _job.Weights, _g.Weights, Way, Points * plane, u => _job.Team.Each(_big, (c, by) =>
        {
            var taps = _job.Team.Workspace.Item(by, FilterRoom);
            for (var k = 0; k < columns; k += V.Count)
            {
                Gather(taps, (nint)k * _g.Big.Channels + c, _g.Big.Channels, c < _g.Big.Channels ? _g.Small.Channels - k : 0);
                for (var phase = 0; phase < _phases; phase++)
                {
                    Transform(taps, phase, u.First + ((((k / panel * _phases) + phase) * _big + c) * panel) + (k % panel), plane);
                }
            }
        }));
    }

    // U′ in panels of phases and big channels: [point][panel][small channel][panel's columns]
    private float* FiltersToBig()
    {
        var (panel, plane) = (MatrixProduct<V>.Panel, TurnedFilterPlane);
        return _job.Filters.ToBig.Get(_job.Team, _job.Weights, _g.Weights, Way, Points * plane, u => _job.Team.Each(_g.Small.Channels, (k, by) =>
        {
            var taps = _job.Team.Workspace.Item(by, FilterRoom);
            for (var c = 0; c < _big; c += V.Count)
            {
                Gather(taps, (k * _g.Big.Channels) + c, 1, _g.Big.Channels - c);
                for (var phase = 0; phase < _phases; phase++)
                {
                    var column = (phase * _big) + c;
                    Transform(taps, phase, u.First + (((column / panel * _g.Small.Channels) + k) * panel) + (column % panel), plane);
                }
            }
        }));
    }

    private static int Way => (16 * T.Taps) + T.Outputs;

    // A vector of filters, tap by tap; zeros for those beyond `count`. Filters lie a power of two apart, so that their lines of memory
    // crowd out one another in the first cache: each is touched once, as a whole.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(float* taps, nint first, nint step, int count)
    {
        var (number, lanes) = (StoredTaps, Math.Clamp(count, 0, V.Count));
        var filters = _job.Weights + (first * number);
        step *= number;
        if (number % V.Count == 0)
        {
            var rows = stackalloc V[V.Count];
            for (var tap = 0; tap < number; tap += V.Count)
            {
                for (var lane = 0; lane < V.Count; lane++)
                {
                    rows[lane] = lane < lanes ? V.Load(filters + (lane * step) + tap) : V.Splat(0);
                }

                V.Turn(rows);
                for (var at = 0; at < V.Count; at++)
                {
                    V.Store(taps + ((tap + at) * V.Count), rows[at]);
                }
            }

            return;
        }

        for (var lane = 0; lane < V.Count; lane++)
        {
            for (var tap = 0; tap < number; tap++)
            {
                taps[(tap * V.Count) + lane] = lane < lanes ? filters[(lane * step) + tap] : 0;
            }
        }

        if (_g.IsSmoothed)
        {
            Smoothing<V>.Smooth(taps, _g.StoredKernel);
        }
    }

    // Where tap (i, j) of a phase is in a filter.
    private int TapAt(int phase, int i, int j) => (((_g.Stride * i) + (phase / _g.Stride)) * _g.Kernel) + (_g.Stride * j) + (phase % _g.Stride);

    // G g G′ of one phase.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transform(float* taps, int phase, float* to, nint plane)
    {
        var inputs = Inputs;
        var half = taps + (FilterTaps * V.Count);
        nint line = (nint)inputs * V.Count, step = (nint)_g.Stride * V.Count;
        for (var i = 0; i < T.Taps; i++)
        {
            T.Filter<V>(taps + (TapAt(phase, i, 0) * V.Count), step, half + (i * line), V.Count);
        }

        for (var j = 0; j < inputs; j++)
        {
            T.Filter<V>(half + (j * V.Count), line, to + (j * plane), inputs * plane);
        }
    }

    // The gradients of one big channel's filters from the sums of all points.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutFilters(float* sums, nint plane, nint channel, float* gradient, float* taps)
    {
        var inputs = Inputs;
        var half = taps + (FilterTaps * V.Count);
        nint line = (nint)T.Taps * V.Count, step = (nint)_g.Stride * V.Count;
        for (var k = 0; k < _small; k += V.Count)
        {
            for (var phase = 0; phase < _phases; phase++)
            {
                var from = sums + ((((nint)phase * _big) + channel) * _small) + k;
                for (var i = 0; i < inputs; i++)
                {
                    T.FilterAdjoint<V>(from + (i * inputs * plane), plane, half + (i * line), V.Count);
                }

                for (var j = 0; j < T.Taps; j++)
                {
                    T.FilterAdjoint<V>(half + (j * V.Count), line, taps + (TapAt(phase, 0, j) * V.Count), _g.Kernel * step);
                }
            }

            if (_g.IsSmoothed)
            {
                Smoothing<V>.Adjoint(taps, _g.StoredKernel);
            }

            Scatter(taps, gradient + ((((nint)k * _g.Big.Channels) + channel) * StoredTaps), (nint)_g.Big.Channels * StoredTaps, _g.Small.Channels - k);
        }
    }

    // The way back from Gather.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(float* taps, float* filters, nint step, int count)
    {
        var (number, lanes) = (StoredTaps, Math.Min(count, V.Count));
        if (number % V.Count == 0)
        {
            var rows = stackalloc V[V.Count];
            for (var tap = 0; tap < number; tap += V.Count)
            {
                for (var at = 0; at < V.Count; at++)
                {
                    rows[at] = V.Load(taps + ((tap + at) * V.Count));
                }

                V.Turn(rows);
                for (var lane = 0; lane < lanes; lane++)
                {
                    V.Store(filters + (lane * step) + tap, rows[lane]);
                }
            }

            return;
        }

        for (var lane = 0; lane < lanes; lane++)
        {
            for (var tap = 0; tap < number; tap++)
            {
                filters[(lane * step) + tap] = taps[(tap * V.Count) + lane];
            }
        }
    }

    // ---- memory ---------------------------------------------------------------------------------------------------

    // Images that are worked on at once. Either their rows fit the second cache, all points together, and the filters pass through
    // memory for each chunk; or those of one point fit, and the rows pass through memory twice: whichever moves less.
    private int Chunk(nint filters)
    {
        const nint CacheFloats = 400_000, PlaneFloats = 200_000;
        nint all = (nint)_job.Images * _tiles, row = _vRow + _mRow;
        var few = Math.Max(2 * V.MostRows, CacheFloats / (Points * row));
        var many = Math.Max(few, PlaneFloats / Math.Max(_vRow, _mRow));
        var byFew = Points * filters * ((all + few - 1) / few);
        var byMany = (Points * filters * ((all + many - 1) / many)) + (2 * all * row * Points);
        return (int)Math.Clamp(((byFew <= byMany ? few : many) + _tiles - 1) / _tiles, 1, _job.Images);
    }

    // Room for the transformed values of a chunk: one for each worker, or one for all.
    private Rooms RoomsOf(int images, int worker)
    {
        var rows = (nint)images * _tiles;
        nint vPlane = (rows * _vRow) + Skew, mPlane = (rows * _mRow) + Skew;
        var first = _job.Team.Workspace.Chunk(worker, Points * (vPlane + mPlane));
        return new Rooms { V = first, M = first + (Points * vPlane), VPlane = vPlane, MPlane = mPlane };
    }

    private struct Rooms
    {
        public float* V;
        public float* M;
        public nint VPlane;
        public nint MPlane;
    }
}
