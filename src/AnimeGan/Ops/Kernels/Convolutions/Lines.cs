namespace AnimeGan.Ops;

/// <summary>
/// Convolutions of any filter and step line by line: what a row of a filter sees of a line lies there already as the rows of a matrix,
/// one for each pixel, so nothing is copied into patches. For sides of many channels and of columns enough for a matrix.
/// </summary>
/// <typeparam name="V">The vectors.</typeparam>
internal sealed unsafe class Lines<V> : IConvolution
    where V : unmanaged, IVector<V>
{
    // Among the forms that filters are kept in.
    private const int Way = 2;

    // Columns below which a block of a product has too few rows.
    private const int FewColumns = 7;

    private readonly Job _job;
    private readonly Geometry _g;
    private readonly int _small;
    private readonly int _big;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _wide;
    private readonly int _high;
    private readonly nint _mRow;

    /// <summary>Lays a job out in lines.</summary>
    /// <param name="job">Of geometry that <see cref="Fits"/>.</param>
    public Lines(Job job)
    {
        (_job, _g) = (job, job.Geometry);
        (_small, _big) = (_g.Small.PaddedChannels, _g.Big.PaddedChannels);
        _mRow = _small + Side.ChannelBlock;
        _high = Math.Max(((_g.Small.Rows - 1) * _g.Stride) + _g.Kernel, _g.Big.Rows + _g.Padding);
        _wide = Math.Max(((_g.Small.Columns - 1) * _g.Stride) + _g.Kernel, _g.Big.Columns + _g.Padding);

        // Without a border all lines are one.
        (_rows, _columns) = _g is { Kernel: 1, Stride: 1, Padding: 0 } ? (1, (int)_g.Small.Pixels) : (_g.Small.Rows, _g.Small.Columns);
    }

    private static int Panel => MatrixProduct<V>.Panel;

    private nint Line => (nint)_wide * _big;

    private nint Room => _high * Line;

    private nint Products => _g.Small.Pixels * _mRow;

    /// <summary>Whether it is worth its while.</summary>
    public static bool Fits(in Geometry geometry) => !geometry.Big.IsPicture && geometry.Small.Columns >= FewColumns;

    public void ToSmall(in Values big, in Results small)
    {
        var (values, results, u) = (big, small, (nint)PatchFilters<V>.ToSmall(_job, _big));
        var isInPlace = _g.Small.Form == Form.Pixels;
        _job.Chunks(_job.Images, Chunk(), (first, images, worker) =>
        {
            var lines = _job.Team.Workspace.Chunk(worker, images * (Room + Products));
            var m = isInPlace ? (float*)results.First + _g.Small.At(first) : lines + (images * Room);
            var mRow = isInPlace ? _g.Small.Pixel : _mRow;
            TakeBig(values, first, images, lines, worker);
            _job.Share((nint)images * _rows, worker, (item, _) =>
            {
                var (image, row) = (item / _rows, item % _rows);
                for (nint panel = 0; panel < MatrixProduct<V>.Panels(_small); panel++)
                {
                    for (var i = 0; i < _g.Kernel; i++)
                    {
                        MatrixProduct<V>.Multiply<RowMajor>(
                            _columns, (int)Math.Min(Panel, _small - (panel * Panel)), (nint)_g.Kernel * _big,
                            lines + (image * Room) + (((row * _g.Stride) + i) * Line), (nint)_g.Stride * _big,
                            (float*)u + ((((panel * _g.Kernel) + i) * _g.Kernel * _big) * Panel), Panel,
                            m + (((image * _rows) + row) * _columns * mRow) + (panel * Panel), mRow, add: i > 0);
                    }
                }
            });
            if (!isInPlace || results.Finish != Finish.Values || results.Bias != null || results.Sums != null)
            {
                _job.ShareChannels(images, _small, V.Count, worker, (image, channel, _) =>
                    Window<V>.Finish(results, _g.Small, first + image, channel, m + (image * _g.Small.Pixels * mRow) + channel, _g.Small.Columns * mRow, mRow));
            }
        });
    }

    public void ToBig(in Values small, in Results big)
    {
        var (values, results, u) = (small, big, (nint)FiltersToBig());
        var panels = MatrixProduct<V>.Panels(_big);
        _job.Chunks(_job.Images, Chunk(), (first, images, worker) =>
        {
            var lines = _job.Team.Workspace.Chunk(worker, images * (Room + Products));
            var m = lines + (images * Room);
            TakeSmall(values, first, images, m, worker);
            _job.Share(images, worker, (image, _) => new Span<float>(lines + (image * Room), (int)Room).Clear());
            _job.Share(images * panels, worker, (item, _) =>
            {
                var (image, panel) = (item / panels, item % panels);
                var to = lines + (image * Room) + (panel * Panel);
                for (var row = 0; row < _rows; row++)
                {
                    for (var tap = 0; tap < _g.Kernel * _g.Kernel; tap++)
                    {
                        MatrixProduct<V>.Multiply<RowMajor>(
                            _columns, (int)Math.Min(Panel, _big - (panel * Panel)), _g.Small.Channels,
                            m + (((image * _rows) + row) * _columns * _mRow), _mRow,
                            (float*)u + ((((tap * panels) + panel) * _g.Small.Channels) * Panel), Panel,
                            to + (((row * _g.Stride) + (tap / _g.Kernel)) * Line) + ((nint)(tap % _g.Kernel) * _big), (nint)_g.Stride * _big, add: true);
                    }
                }

                for (var channel = (int)panel * Panel; channel < Math.Min(_big, ((int)panel + 1) * Panel); channel += V.Count)
                {
                    PutBig(results, first + (int)image, channel, lines + (image * Room));
                }
            });
        });
    }

    public void FilterGradient(in Values big, in Values small, float* gradient)
    {
        var (rowGroup, depth) = (2 * V.MostRows, _g.Kernel * _big);
        var groups = Side.Units(depth, rowGroup);
        var sums = _job.Team.Workspace.Gradients.Floats((nint)_g.Kernel * depth * _small);
        var (bigValues, smallValues, size) = (big, small, Chunk());
        for (var first = 0; first < _job.Images; first += size)
        {
            var (from, images) = (first, Math.Min(size, _job.Images - first));
            var lines = _job.Team.Workspace.Chunk(-1, images * (Room + Products));
            var m = lines + (images * Room);
            TakeBig(bigValues, from, images, lines, -1);
            TakeSmall(smallValues, from, images, m, -1);
            _job.Team.Each((nint)_g.Kernel * groups, (item, _) =>
            {
                nint tapRow = item / groups, at = item % groups * rowGroup;
                for (var column = 0; column < _small; column += Panel)
                {
                    for (nint line = 0; line < (nint)images * _rows; line++)
                    {
                        MatrixProduct<V>.Multiply<ColumnMajor>(
                            Math.Min(rowGroup, depth - at), Math.Min(Panel, _small - column), _columns,
                            lines + (line / _rows * Room) + (((line % _rows * _g.Stride) + tapRow) * Line) + at, (nint)_g.Stride * _big,
                            m + (line * _columns * _mRow) + column, _mRow,
                            sums + (((tapRow * depth) + at) * _small) + column, _small, add: from > 0 || line > 0);
                    }
                }
            });
        }

        PatchFilters<V>.Put(_job, _big, sums, gradient);
    }

    // The big side with its borders.
    private void TakeBig(Values values, int first, int images, float* lines, int worker)
    {
        var blocks = _big / V.Count;
        _job.Share((nint)images * blocks, worker, (item, _) =>
        {
            var (image, channel) = ((int)(item / blocks), (int)(item % blocks) * V.Count);
            Window<V>.Take(values, _g.Big, first + image, channel, -_g.Padding, _high, -_g.Padding, _wide, lines + (image * Room) + channel, Line, _big, _g.Reflects ? _g.Padding : 0);
        });
    }

    private void TakeSmall(Values values, int first, int images, float* m, int worker)
    {
        var blocks = _small / V.Count;
        _job.Share((nint)images * blocks, worker, (item, _) =>
        {
            var (image, channel) = ((int)(item / blocks), (int)(item % blocks) * V.Count);
            Window<V>.Take(values, _g.Small, first + image, channel, 0, _g.Small.Rows, 0, _g.Small.Columns, m + (image * Products) + channel, _g.Small.Columns * _mRow, _mRow);
        });
    }

    private void PutBig(in Results results, int image, int channel, float* lines)
    {
        var at = lines + (_g.Padding * Line) + ((nint)_g.Padding * _big) + channel;
        if (_g.Reflects)
        {
            Window<V>.Fold(_g.Big, at, Line, _big, _g.Padding);
        }

        Window<V>.Finish(results, _g.Big, image, channel, at, Line, _big);
    }

    // Filters as [tap][panel of big channels][small channel][panel's columns].
    private float* FiltersToBig()
    {
        var (taps, panels) = (_g.Kernel * _g.Kernel, MatrixProduct<V>.Panels(_big));
        var width = panels * Panel;
        return _job.Filters.ToBig.Get(_job.Team, _job.Weights, _g.Weights, Way, taps * width * _g.Small.Channels, u => _job.Team.Each(_g.Small.Channels, (k, by) =>
        {
            var numbers = _job.Team.Workspace.Item(by, taps * width);
            new Span<float>(numbers, (int)(taps * width)).Clear();
            PatchFilters<V>.Turn(_job, k, (int)width, numbers, 1);
            for (nint at = 0; at < taps * panels; at++)
            {
                new ReadOnlySpan<float>(numbers + (at * Panel), Panel).CopyTo(new Span<float>(u.First + (((at * _g.Small.Channels) + k) * Panel), Panel));
            }
        }));
    }

    // Images at once, so that their lines take no more than some megabytes.
    private int Chunk()
    {
        const nint Floats = 400_000;
        return (int)Math.Clamp(Floats / (Room + Products), 1, _job.Images);
    }
}
