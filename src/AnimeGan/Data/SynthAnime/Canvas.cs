namespace AnimeGan.Data.SynthDrawing;

/// <summary>
/// A square picture being painted, back to front: planes of red, green and blue in 0 to 1, and on request a plane
/// that follows where the visible paint is hair.
/// </summary>
internal sealed class Canvas
{
    // Coverage below a quarter of an 8-bit step changes no byte; skipping it keeps rounding dust out of the picture.
    private const float Dust = 1f / 1024f;

    private readonly Rasterizer _raster;
    private readonly float[] _r;
    private readonly float[] _g;
    private readonly float[] _b;
    private readonly float[]? _hair;
    private readonly PaintTag _followed;

    /// <param name="size">Width and height in pixels.</param>
    /// <param name="followed">
    /// <see cref="PaintTag.Hair"/> to record hair itself, <see cref="PaintTag.HairTinted"/> to record everything
    /// whose colour depends on the hair's, <see cref="PaintTag.None"/> to record nothing.
    /// </param>
    public Canvas(int size, PaintTag followed = PaintTag.None)
    {
        Size = size;
        _raster = new Rasterizer(size);
        _r = new float[size * size];
        _g = new float[size * size];
        _b = new float[size * size];
        _followed = followed;
        _hair = followed == PaintTag.None ? null : new float[size * size];
    }

    public int Size { get; }

    /// <summary>Share of each pixel's visible paint that carries the followed tag, [size·size].</summary>
    public ReadOnlySpan<float> Hair => _hair;

    /// <summary>Fills everything.</summary>
    public void Clear(Paint paint)
    {
        _hair?.AsSpan().Clear();
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                Blend(y * Size + x, x, y, 1f, paint);
            }
        }
    }

    /// <summary>Fills a closed outline, only where the clip lets it through.</summary>
    public void Fill(Outline outline, in Paint paint, Mask? clip = null)
    {
        _raster.Add(outline.X, outline.Y);
        Flush(paint, clip);
    }

    /// <summary>Fills the strip between two polylines of equal length, point by point.</summary>
    public void FillStrip(
        ReadOnlySpan<float> ax, ReadOnlySpan<float> ay, ReadOnlySpan<float> bx, ReadOnlySpan<float> by, in Paint paint, Mask? clip)
    {
        var n = ax.Length;
        for (var i = 0; i + 1 < n; i++)
        {
            _raster.Edge(ax[i], ay[i], ax[i + 1], ay[i + 1]);
            _raster.Edge(bx[i + 1], by[i + 1], bx[i], by[i]);
        }

        _raster.Edge(ax[n - 1], ay[n - 1], bx[n - 1], by[n - 1]);
        _raster.Edge(bx[0], by[0], ax[0], ay[0]);
        Flush(paint, clip);
    }

    /// <summary>Adds a closed outline to a mask.</summary>
    public void Mark(Outline outline, Mask mask)
    {
        _raster.Add(outline.X, outline.Y);
        var sums = _raster.Sums;
        for (var y = _raster.Top; y < _raster.Bottom; y++)
        {
            var row = y * _raster.Stride;
            var sum = 0f;
            for (var x = _raster.Left; x < _raster.Right; x++)
            {
                sum += sums[row + x];
                sums[row + x] = 0f;
                var cover = Cover(sum);
                var at = y * Size + x;
                mask.Values[at] += (1f - mask.Values[at]) * cover;
            }

            sums.AsSpan(row + _raster.Right, _raster.Stride - _raster.Right).Clear();
        }

        _raster.Reset();
    }

    /// <summary>Rounds to bytes, [3, size, size].</summary>
    public void Export(Span<byte> chw)
    {
        var plane = Size * Size;
        for (var i = 0; i < plane; i++)
        {
            chw[i] = ToByte(_r[i]);
            chw[plane + i] = ToByte(_g[i]);
            chw[2 * plane + i] = ToByte(_b[i]);
        }
    }

    private void Flush(in Paint paint, Mask? clip)
    {
        var sums = _raster.Sums;
        for (var y = _raster.Top; y < _raster.Bottom; y++)
        {
            var row = y * _raster.Stride;
            var sum = 0f;
            for (var x = _raster.Left; x < _raster.Right; x++)
            {
                sum += sums[row + x];
                sums[row + x] = 0f;
                var cover = Cover(sum);
                var at = y * Size + x;
                if (clip is not null)
                {
                    cover *= clip.Values[at];
                }

                if (cover > Dust)
                {
                    Blend(at, x, y, cover, paint);
                }
            }

            sums.AsSpan(row + _raster.Right, _raster.Stride - _raster.Right).Clear();
        }

        _raster.Reset();
    }

    private void Blend(int at, int x, int y, float cover, in Paint paint)
    {
        var colour = paint.First;
        var alpha = cover * paint.Alpha;
        if (paint.Kind == PaintKind.Linear)
        {
            var t = paint.Offset + paint.Dx * (x + 0.5f) + paint.Dy * (y + 0.5f);
            t = t < 0f ? 0f : t > 1f ? 1f : t;
            colour = colour.Mix(paint.Last, t);
        }
        else if (paint.Kind == PaintKind.Glow)
        {
            var dx = (x + 0.5f - paint.Offset) * paint.Dx;
            var dy = (y + 0.5f - paint.OffsetY) * paint.Dy;
            var fade = 1f - dx * dx - dy * dy;
            alpha *= fade <= 0f ? 0f : fade * fade;
        }

        _r[at] += (colour.R - _r[at]) * alpha;
        _g[at] += (colour.G - _g[at]) * alpha;
        _b[at] += (colour.B - _b[at]) * alpha;
        if (_hair is not null)
        {
            var target = paint.Tag == PaintTag.Hair || (paint.Tag == PaintTag.HairTinted && _followed == PaintTag.HairTinted) ? 1f : 0f;
            _hair[at] += (target - _hair[at]) * alpha;
        }
    }

    private static float Cover(float sum)
    {
        var cover = sum < 0f ? -sum : sum;
        return cover > 1f ? 1f : cover;
    }

    private static byte ToByte(float value) => (byte)(int)((value < 0f ? 0f : value > 1f ? 1f : value) * 255f + 0.5f);
}
