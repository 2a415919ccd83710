using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AnimeGan.Ops;

/// <summary>
/// Convolutions of any filter and step as a multiplication by patches of the big side: for pictures of three channels, for the ends of a
/// network, where one side is a single pixel, and for whatever <see cref="Winograd{V, T}"/> has no form of.
/// </summary>
/// <remarks>A patch is [row][column][channel] of the filter's window, one for each pixel of the small side.</remarks>
/// <typeparam name="V">The vectors.</typeparam>
internal sealed unsafe class Patches<V> : IConvolution
    where V : unmanaged, IVector<V>
{
    private readonly Job _job;
    private readonly Geometry _g;
    private readonly int _small;
    private readonly int _big;
    private readonly nint _depth;
    private readonly nint _patchRow;
    private readonly nint _mRow;
    private readonly nint _pixels;

    /// <summary>Lays a job out in patches.</summary>
    /// <param name="job">Of any filter.</param>
    public Patches(Job job)
    {
        (_job, _g) = (job, job.Geometry);
        (_small, _big) = (_g.Small.PaddedChannels, _g.Big.IsPicture ? _g.Big.Channels : _g.Big.PaddedChannels);
        _depth = (nint)_g.Kernel * _g.Kernel * _big;
        (_patchRow, _mRow, _pixels) = ((Panels(_depth) * Panel) + Side.ChannelBlock, _small + Side.ChannelBlock, _g.Small.Pixels);
    }

    private static int Panel => MatrixProduct<V>.Panel;

    // Images with many pixels are worked on one by one, each by one worker, whose patches stay in its cache.
    private bool IsByImage => _pixels >= 4 * V.MostRows && _job.Images >= 2 * _job.Team.Threads;

    // Columns of the big side that a row of patches sees.
    private int Columns => ((_g.Small.Columns - 1) * _g.Stride) + _g.Kernel;

    public void ToSmall(in Values big, in Results small)
    {
        var (values, results, u) = (big, small, (nint)PatchFilters<V>.ToSmall(_job, _big));
        if (IsByImage)
        {
            _job.Team.Each(_job.Images, (image, worker) =>
            {
                var patches = _job.Team.Workspace.Chunk(worker, _pixels * (_patchRow + _mRow));
                for (var row = 0; row < _g.Small.Rows; row++)
                {
                    TakePatches(values, (int)image, row, patches + ((nint)row * _g.Small.Columns * _patchRow), worker);
                }

                var m = Products(results, (int)image, patches + (_pixels * _patchRow), out var mRow);
                MultiplyToSmall(m, mRow, (float*)u, patches, _pixels, 0, Panels(_small));
                for (var channel = 0; channel < _small; channel += V.Count)
                {
                    FinishSmall(results, (int)image, channel, m, mRow);
                }
            });
            return;
        }

        _job.Chunks(_job.Images, Chunk(), (first, images, worker) =>
        {
            var patches = _job.Team.Workspace.Chunk(worker, images * _pixels * (_patchRow + _mRow));
            _job.Share((nint)images * _g.Small.Rows, worker, (item, by) =>
                TakePatches(values, first + (int)(item / _g.Small.Rows), (int)(item % _g.Small.Rows), patches + (item * _g.Small.Columns * _patchRow), by));
            var m = Products(results, first, patches + (images * _pixels * _patchRow), out var mRow);
            _job.Share(Panels(_small), worker, (panel, _) => MultiplyToSmall(m, mRow, (float*)u, patches, images * _pixels, panel, panel + 1));
            _job.ShareChannels(images, _small, V.Count, worker, (image, channel, _) => FinishSmall(results, first + image, channel, m + (image * _pixels * mRow), mRow));
        });
    }

    public void ToBig(in Values small, in Results big)
    {
        var (values, results, u) = (small, big, (nint)FiltersToBig());
        if (IsByImage)
        {
            _job.Team.Each(_job.Images, (image, worker) =>
            {
                var m = _job.Team.Workspace.Chunk(worker, _pixels * (_mRow + _patchRow));
                var patches = m + (_pixels * _mRow);
                TakeSmall(values, (int)image, m);
                MultiplyToBig((float*)u, m, patches, _pixels, 0, Panels(_depth));
                AddPatches(results, (int)image, patches, worker);
            });
            return;
        }

        _job.Chunks(_job.Images, Chunk(), (first, images, worker) =>
        {
            var rows = images * _pixels;
            var m = _job.Team.Workspace.Chunk(worker, rows * (_mRow + _patchRow));
            var patches = m + (rows * _mRow);
            _job.Share(images, worker, (image, _) => TakeSmall(values, first + (int)image, m + (image * _pixels * _mRow)));
            _job.Share(Panels(_depth), worker, (panel, _) => MultiplyToBig((float*)u, m, patches, rows, panel, panel + 1));
            _job.Share(images, worker, (image, by) => AddPatches(results, first + (int)image, patches + (image * _pixels * _patchRow), by));
        });
    }

    public void FilterGradient(in Values big, in Values small, float* gradient)
    {
        var rowGroup = 2 * V.MostRows;
        var sums = _job.Team.Workspace.Gradients.Floats(_depth * _small);
        var (bigValues, smallValues) = (big, small);
        var size = Chunk();
        for (var first = 0; first < _job.Images; first += size)
        {
            var (from, images) = (first, Math.Min(size, _job.Images - first));
            var rows = images * _pixels;
            var m = _job.Team.Workspace.Chunk(-1, rows * (_mRow + _patchRow));
            var patches = m + (rows * _mRow);
            _job.Team.Each((nint)images * _g.Small.Rows, (item, by) =>
                TakePatches(bigValues, from + (int)(item / _g.Small.Rows), (int)(item % _g.Small.Rows), patches + (item * _g.Small.Columns * _patchRow), by));
            _job.Team.Each(images, (image, _) => TakeSmall(smallValues, from + (int)image, m + (image * _pixels * _mRow)));
            _job.Team.Each((_depth + rowGroup - 1) / rowGroup, (item, _) =>
            {
                var row = item * rowGroup;
                for (var column = 0; column < _small; column += Panel)
                {
                    MatrixProduct<V>.Multiply<ColumnMajor>(Math.Min(rowGroup, _depth - row), Math.Min(Panel, _small - column), rows, patches + row, _patchRow, m + column, _mRow, sums + (row * _small) + column, _small, from > 0);
                }
            });
        }

        PatchFilters<V>.Put(_job, _big, sums, gradient);
    }

    private static nint Panels(nint columns) => MatrixProduct<V>.Panels(columns);

    // ---- patches --------------------------------------------------------------------------------------------------

    // The patches of one row of the small side of one image, out of the lines of the big side that they see.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakePatches(in Values values, int image, int row, float* to, int worker)
    {
        var (columns, length, step) = (Columns, _g.Kernel * _big, _g.Stride * _big);
        var line = (nint)columns * _big;
        var lines = _job.Team.Workspace.Item(worker, (_g.Kernel * line) + V.Count);
        var top = (row * _g.Stride) - _g.Padding;
        if (_g.Big.IsPicture)
        {
            TakePicture((float*)values.First, image, top, lines);
        }
        else
        {
            for (var channel = 0; channel < _big; channel += V.Count)
            {
                Window<V>.Take(values, _g.Big, image, channel, top, _g.Kernel, -_g.Padding, columns, lines + channel, line, _big, _g.Reflects ? _g.Padding : 0);
            }
        }

        for (var column = 0; column < _g.Small.Columns; column++, to += _patchRow)
        {
            // In whole vectors: what is copied too much is overwritten by the next, or lies in the space between two patches.
            for (var i = 0; i < _g.Kernel; i++)
            {
                Copy(lines + (i * line) + (column * step), to + (i * length), length);
            }
        }
    }

    // The same lines of a picture, whose few channels lie without padding: what is inside is one run of numbers.
    private void TakePicture(float* picture, int image, int top, float* lines)
    {
        var columns = Columns;
        int before = Math.Min(_g.Padding, columns), inside = Math.Min(_g.Big.Columns, columns - before);
        for (var of = top; of < top + _g.Kernel; of++, lines += columns * _big)
        {
            var line = new Span<float>(lines, columns * _big);
            var y = _g.Reflects ? Math.Min(Math.Abs(of), (2 * (_g.Big.Rows - 1)) - Math.Abs(of)) : of;
            if (y < 0 || y >= _g.Big.Rows)
            {
                line.Clear();
                continue;
            }

            line[..(before * _big)].Clear();
            new ReadOnlySpan<float>(picture + _g.Big.At(image) + ((nint)y * _g.Big.Columns * _g.Big.Pixel), inside * _big).CopyTo(line[(before * _big)..]);
            line[((before + inside) * _big)..].Clear();
            for (var x = 1; _g.Reflects && x <= _g.Padding; x++)
            {
                Pixel(line, before + x).CopyTo(Pixel(line, before - x));
                Pixel(line, before + inside - 1 - x).CopyTo(Pixel(line, before + inside - 1 + x));
            }
        }

        Span<float> Pixel(Span<float> line, int at) => line.Slice(at * _big, _big);
    }

    private void TakeSmall(in Values values, int image, float* to)
    {
        for (var channel = 0; channel < _small; channel += V.Count)
        {
            Window<V>.Take(values, _g.Small, image, channel, 0, _g.Small.Rows, 0, _g.Small.Columns, to + channel, _g.Small.Columns * _mRow, _mRow);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* from, float* to, int count)
    {
        for (var n = 0; n < count; n += V.Count)
        {
            V.Store(to + n, V.Load(from + n));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* from, float* to, int count)
    {
        var n = 0;
        for (; n + V.Count <= count; n += V.Count)
        {
            V.Store(to + n, V.Load(to + n) + V.Load(from + n));
        }

        for (; n + Vector128<float>.Count <= count; n += Vector128<float>.Count)
        {
            (Vector128.Load(to + n) + Vector128.Load(from + n)).Store(to + n);
        }

        for (; n < count; n++)
        {
            to[n] += from[n];
        }
    }

    // ---- products -------------------------------------------------------------------------------------------------

    // Products go where the results will be, so that what is still to be done to them is done in place, but for tiles.
    private float* Products(in Results results, int image, float* room, out nint row)
    {
        row = _g.Small.Form == Form.Pixels ? _g.Small.Pixel : _mRow;
        return _g.Small.Form == Form.Pixels ? (float*)results.First + _g.Small.At(image) : room;
    }

    private void MultiplyToSmall(float* m, nint mRow, float* u, float* patches, nint rows, nint from, nint to)
    {
        for (var panel = from; panel < to; panel++)
        {
            MatrixProduct<V>.Multiply<RowMajor>(rows, (int)Math.Min(Panel, _small - (panel * Panel)), _depth, patches, _patchRow, u + (panel * _depth * Panel), Panel, m + (panel * Panel), mRow, add: false);
        }
    }

    private void MultiplyToBig(float* u, float* m, float* patches, nint rows, nint from, nint to)
    {
        for (var panel = from; panel < to; panel++)
        {
            MatrixProduct<V>.Multiply<RowMajor>(rows, Panel, _g.Small.Channels, m, _mRow, u + (panel * _g.Small.Channels * Panel), Panel, patches + (panel * Panel), _patchRow, add: false);
        }
    }

    private void FinishSmall(in Results results, int image, int channel, float* m, nint mRow)
    {
        if (_g.Small.Form != Form.Pixels || results.Finish != Finish.Values || results.Bias != null || results.Sums != null)
        {
            Window<V>.Finish(results, _g.Small, image, channel, m + channel, _g.Small.Columns * mRow, mRow);
        }
    }

    // Sums the patches of one image where they overlap, and finishes it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPatches(in Results results, int image, float* from, int worker)
    {
        int high = Math.Max(((_g.Small.Rows - 1) * _g.Stride) + _g.Kernel, _g.Big.Rows + _g.Padding), wide = Math.Max(Columns, _g.Big.Columns + _g.Padding);
        var line = (nint)wide * _big;
        var room = _job.Team.Workspace.Item(worker, high * line);
        new Span<float>(room, (int)(high * line)).Clear();
        for (var row = 0; row < _g.Small.Rows; row++)
        {
            for (var column = 0; column < _g.Small.Columns; column++, from += _patchRow)
            {
                var to = room + (row * _g.Stride * line) + ((nint)column * _g.Stride * _big);
                for (var i = 0; i < _g.Kernel; i++, to += line)
                {
                    Add(from + (i * _g.Kernel * _big), to, _g.Kernel * _big);
                }
            }
        }

        var first = room + (_g.Padding * line) + ((nint)_g.Padding * _big);
        if (_g.Big.IsPicture)
        {
            if (_g.Reflects)
            {
                FoldPicture(first, line);
            }

            PutPicture(results, image, first, line);
            return;
        }

        for (var channel = 0; channel < _big; channel += V.Count)
        {
            if (_g.Reflects)
            {
                Window<V>.Fold(_g.Big, first + channel, line, _big, _g.Padding);
            }

            Window<V>.Finish(results, _g.Big, image, channel, first + channel, line, _big);
        }
    }

    // The adjoint of a reflected border: what lies beyond is added to what it mirrors.
    private void FoldPicture(float* first, nint line)
    {
        for (var y = 1; y <= _g.Padding; y++)
        {
            for (var at = -_g.Padding * _big; at < (_g.Big.Columns + _g.Padding) * _big; at++)
            {
                first[(y * line) + at] += first[at - (y * line)];
                first[((_g.Big.Rows - 1 - y) * line) + at] += first[((_g.Big.Rows - 1 + y) * line) + at];
            }
        }

        for (var y = 0; y < _g.Big.Rows; y++)
        {
            var row = first + (y * line);
            for (nint at = _big; at < (_g.Padding + 1) * _big; at++)
            {
                var (x, c) = (at / _big, at % _big);
                row[at] += row[c - (x * _big)];
                row[((_g.Big.Columns - 1 - x) * _big) + c] += row[((_g.Big.Columns - 1 + x) * _big) + c];
            }
        }
    }

    private void PutPicture(in Results results, int image, float* from, nint line)
    {
        var to = (float*)results.First + _g.Big.At(image);
        for (var row = 0; row < _g.Big.Rows; row++, from += line)
        {
            for (var at = 0; at < _g.Big.Columns * _big; at++)
            {
                *to++ = from[at] + (results.Bias == null ? 0 : results.Bias[at % _big]);
            }
        }
    }

    // ---- filters --------------------------------------------------------------------------------------------------

    // Filters as [panel of patch numbers][small channel][panel's columns].
    private float* FiltersToBig()
    {
        var width = Panels(_depth) * Panel;
        return _job.Filters.ToBig.Get(_job.Team, _job.Weights, _g.Weights, PatchFilters<V>.Way, _g.Small.Channels * width, u => _job.Team.Each(_g.Small.Channels, (k, by) =>
        {
            var numbers = _job.Team.Workspace.Item(by, width);
            new Span<float>(numbers, (int)width).Clear();
            PatchFilters<V>.Turn(_job, k, _big, numbers, 1);
            for (nint number = 0; number < width; number += Panel)
            {
                Copy(numbers + number, u.First + (((number * _g.Small.Channels) + (k * Panel))), Panel);
            }
        }));
    }

    // Images at once, so that their patches take no more than some megabytes.
    private int Chunk()
    {
        const nint Floats = 2_000_000;
        return (int)Math.Clamp(Floats / (_pixels * _patchRow), 1, _job.Images);
    }
}
