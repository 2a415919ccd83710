using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>The filter [1, 3, 3, 1] / 8 along rows and columns, then every second pixel, and its adjoint; in pixel order.</summary>
internal unsafe struct Halving
{
    /// <summary>The side with more pixels: rows and columns even, channels a multiple of 16.</summary>
    public Side Big;

    /// <summary>[image][row][column][channel] of the big side.</summary>
    public float* Pixels;

    /// <summary>The same of the small side.</summary>
    public float* Halved;

    /// <summary>Writes <see cref="Halved"/>; zeros count beyond the border.</summary>
    public readonly void Halve<V>(Team team, int images)
        where V : unmanaged, IVector<V>
    {
        var all = this;
        team.Each((nint)images * (Big.Rows / 2), (item, worker) => all.HalveRow<V>(item, team.Workspace.Item(worker, (all.Big.Columns + 2) * (nint)V.Count)));
    }

    /// <summary>Writes <see cref="Pixels"/>, out of <see cref="Halved"/>.</summary>
    public readonly void Spread<V>(Team team, int images)
        where V : unmanaged, IVector<V>
    {
        var all = this;
        team.Each((nint)images * Big.Rows, (item, worker) => all.SpreadRow<V>(item, team.Workspace.Item(worker, ((all.Big.Columns / 2) + 2) * (nint)V.Count)));
    }

    private static float Tap(int at) => at is 0 or 3 ? 1 / 8f : 3 / 8f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void HalveRow<V>(nint item, float* line)
        where V : unmanaged, IVector<V>
    {
        var (columns, pixel) = (Big.Columns, Big.Pixel);
        int image = (int)(item / (Big.Rows / 2)), row = (int)(item % (Big.Rows / 2));
        var (outer, inner) = (V.Splat(Tap(0)), V.Splat(Tap(1)));
        for (nint c = 0; c < Big.Channels; c += V.Count)
        {
            // A pixel before the first and one behind the last are zero.
            V.Store(line, V.Splat(0));
            V.Store(line + ((columns + 1) * V.Count), V.Splat(0));
            for (var k = 0; k < 4; k++)
            {
                var y = (2 * row) + k - 1;
                if (y < 0 || y >= Big.Rows)
                {
                    continue;
                }

                // The second of the four is never beyond the border, nor is the third; the first adds to nothing.
                var from = Pixels + ((((nint)image * Big.Rows) + y) * columns * pixel) + c;
                var first = k == (row == 0 ? 1 : 0);
                var tap = k is 0 or 3 ? outer : inner;
                for (nint x = 1; x <= columns; x++, from += pixel)
                {
                    V.Store(line + (x * V.Count), first ? tap * V.Load(from) : V.MultiplyAdd(tap, V.Load(from), V.Load(line + (x * V.Count))));
                }
            }

            var to = Halved + (item * (columns / 2) * pixel) + c;
            for (nint x = 0; x < columns / 2; x++, to += pixel)
            {
                var at = line + (2 * x * V.Count);
                var sum = outer * (V.Load(at) + V.Load(at + (3 * V.Count)));
                V.Store(to, V.MultiplyAdd(inner, V.Load(at + V.Count) + V.Load(at + (2 * V.Count)), sum));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SpreadRow<V>(nint item, float* line)
        where V : unmanaged, IVector<V>
    {
        var (columns, pixel, rows) = (Big.Columns / 2, Big.Pixel, Big.Rows / 2);
        int image = (int)(item / Big.Rows), row = (int)(item % Big.Rows);

        // Row i is in tap 1 of row i / 2 and in tap 3 of the one before where i is even, in tap 2 and in tap 0 of the one behind where odd.
        int near = row / 2, far = row % 2 == 0 ? near - 1 : near + 1;
        var (outer, inner) = (V.Splat(Tap(0)), V.Splat(Tap(1)));
        for (nint c = 0; c < Big.Channels; c += V.Count)
        {
            V.Store(line, V.Splat(0));
            V.Store(line + ((columns + 1) * V.Count), V.Splat(0));
            var from = Halved + ((((nint)image * rows) + near) * columns * pixel) + c;
            for (nint x = 1; x <= columns; x++, from += pixel)
            {
                V.Store(line + (x * V.Count), inner * V.Load(from));
            }

            if (far >= 0 && far < rows)
            {
                from = Halved + ((((nint)image * rows) + far) * columns * pixel) + c;
                for (nint x = 1; x <= columns; x++, from += pixel)
                {
                    V.Store(line + (x * V.Count), V.MultiplyAdd(outer, V.Load(from), V.Load(line + (x * V.Count))));
                }
            }

            var to = Pixels + (item * Big.Columns * pixel) + c;
            for (nint x = 1; x <= columns; x++, to += 2 * pixel)
            {
                var at = line + (x * V.Count);
                var middle = inner * V.Load(at);
                V.Store(to, V.MultiplyAdd(outer, V.Load(at - V.Count), middle));
                V.Store(to + pixel, V.MultiplyAdd(outer, V.Load(at + V.Count), middle));
            }
        }
    }
}
