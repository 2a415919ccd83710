using System.Numerics;

namespace AnimeGan.Data.SynthDrawing;

/// <summary>
/// A square picture being painted, back to front: planes of red, green and blue in 0 to 1, and on request a plane
/// that follows where the visible paint is hair.
/// </summary>
/// <remarks>
/// Rows are blended with <see cref="Vector{T}"/>, each lane by the same IEEE operations as one pixel alone, so the
/// width of the machine's vectors does not show. Arrays are one vector longer than the picture: lanes past a row's
/// end have coverage 0 and change nothing.
/// </remarks>
internal sealed class Canvas
{
    // Coverage below a quarter of an 8-bit step changes no byte; skipping it keeps rounding dust out of the picture.
    private const float Dust = 1f / 1024f;

    private readonly Rasterizer _raster;
    private readonly float[] _r;
    private readonly float[] _g;
    private readonly float[] _b;
    private readonly float[]? _hair;
    private readonly float[] _cover;
    private readonly float[] _centres;
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
        _r = NewPlane(size);
        _g = NewPlane(size);
        _b = NewPlane(size);
        _cover = new float[size + Vector<float>.Count];
        _centres = new float[size + Vector<float>.Count];
        for (var x = 0; x < _centres.Length; x++)
        {
            _centres[x] = x + 0.5f;
        }

        FaceClip = new Mask(size);
        EyeClip = new Mask(size);
        HairClip = new Mask(size);
        _followed = followed;
        _hair = followed == PaintTag.None ? null : NewPlane(size);
    }

    public int Size { get; }

    /// <summary>Clips of the face being drawn; they live here so that drawing many faces allocates little.</summary>
    public Mask FaceClip { get; }

    public Mask EyeClip { get; }

    public Mask HairClip { get; }

    /// <summary>Share of each pixel's visible paint that carries the followed tag, [size·size].</summary>
    public ReadOnlySpan<float> Hair => _hair.AsSpan(0, Size * Size);

    /// <summary>A plane of the picture's size, padded as the blending wants it.</summary>
    public static float[] NewPlane(int size) => new float[size * size + Vector<float>.Count];

    /// <summary>Fills everything.</summary>
    public void Clear(in Paint paint)
    {
        _hair?.AsSpan().Clear();
        for (var y = 0; y < Size; y++)
        {
            _cover.AsSpan(0, Size).Fill(1f);
            _cover.AsSpan(Size).Clear();
            BlendRow(y, 0, Size, 0, paint, null);
        }
    }

    /// <summary>Fills a closed outline, only where the clip lets it through.</summary>
    public void Fill(Outline outline, in Paint paint, Mask? clip = null)
    {
        _raster.Add(outline.X, outline.Y);
        Flush(paint, clip, null);
    }

    /// <summary>Fills a closed outline and adds it to a mask: the same as both alone, for one pass.</summary>
    public void FillAndMark(Outline outline, in Paint paint, Mask mask)
    {
        _raster.Add(outline.X, outline.Y);
        Flush(paint, null, mask);
    }

    /// <summary>Fills what was kept.</summary>
    public void FillKept(in Paint paint, Mask? clip) => Flush(paint, clip, null);

    /// <summary>Keeps a closed outline for the next fill: all that is kept is filled as one shape.</summary>
    public void Keep(Outline outline) => _raster.Add(outline.X, outline.Y);

    /// <summary>Keeps the strip between two polylines of equal length, point by point.</summary>
    public void KeepStrip(ReadOnlySpan<float> ax, ReadOnlySpan<float> ay, ReadOnlySpan<float> bx, ReadOnlySpan<float> by)
    {
        var n = ax.Length;
        for (var i = 0; i + 1 < n; i++)
        {
            _raster.Edge(ax[i], ay[i], ax[i + 1], ay[i + 1]);
            _raster.Edge(bx[i + 1], by[i + 1], bx[i], by[i]);
        }

        _raster.Edge(ax[n - 1], ay[n - 1], bx[n - 1], by[n - 1]);
        _raster.Edge(bx[0], by[0], ax[0], ay[0]);
    }

    /// <summary>Adds a closed outline to a mask.</summary>
    public void Mark(Outline outline, Mask mask)
    {
        _raster.Add(outline.X, outline.Y);
        for (var y = _raster.Top; y < _raster.Bottom; y++)
        {
            var (from, to) = CoverRow(y);
            MarkRow(y, from, to, mask);
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

    private static byte ToByte(float value) => (byte)(int)((value < 0f ? 0f : value > 1f ? 1f : value) * 255f + 0.5f);

    private void MarkRow(int y, int from, int to, Mask mask)
    {
        var row = mask.Values.AsSpan(y * Size, Size);
        for (var x = from; x < to; x++)
        {
            row[x] += (1f - row[x]) * _cover[x - _raster.Left];
        }
    }

    private void Flush(in Paint paint, Mask? clip, Mask? mark)
    {
        for (var y = _raster.Top; y < _raster.Bottom; y++)
        {
            var (from, to) = CoverRow(y);
            if (from < to)
            {
                BlendRow(y, from, to, _raster.Left, paint, clip);
                if (mark is not null)
                {
                    MarkRow(y, from, to, mark);
                }
            }
        }

        _raster.Reset();
    }

    // Sums a row's differences up to coverage, _cover[0] being the leftmost touched pixel; gives the part that is not empty.
    private (int From, int To) CoverRow(int y)
    {
        var left = _raster.Left;
        var length = _raster.Right - left;
        var sums = _raster.Sums.AsSpan(y * _raster.Stride + left, _raster.Stride - left);
        var cover = _cover.AsSpan(0, length + Vector<float>.Count);
        var sum = 0f;
        for (var x = 0; x < length; x++)
        {
            sum += sums[x];
            var inside = sum < 0f ? -sum : sum;
            cover[x] = inside > 1f ? 1f : inside > Dust ? inside : 0f;
        }

        sums.Clear();
        cover[length..].Clear();
        var from = 0;
        while (from < length && cover[from] == 0f)
        {
            from++;
        }

        var to = length;
        while (to > from && cover[to - 1] == 0f)
        {
            to--;
        }

        return (left + from, left + to);
    }

    private void BlendRow(int y, int from, int to, int origin, in Paint paint, Mask? clip)
    {
        var alpha = new Vector<float>(paint.Alpha);
        var target = paint.Tag == PaintTag.Hair || (paint.Tag == PaintTag.HairTinted && _followed == PaintTag.HairTinted) ? 1f : 0f;
        for (var x = from; x < to; x += Vector<float>.Count)
        {
            var at = y * Size + x;
            var cover = new Vector<float>(_cover, x - origin) * alpha;
            if (clip is not null)
            {
                cover *= new Vector<float>(clip.Values, at);
            }

            var t = Vector<float>.Zero;
            if (paint.Kind == PaintKind.Linear)
            {
                t = new Vector<float>(paint.Offset) + new Vector<float>(_centres, x) * paint.Dx + new Vector<float>(paint.Dy * (y + 0.5f));
                t = Vector.Min(Vector.Max(t, Vector<float>.Zero), Vector<float>.One);
            }
            else if (paint.Kind == PaintKind.Glow)
            {
                var dx = (new Vector<float>(_centres, x) - new Vector<float>(paint.Offset)) * paint.Dx;
                var dy = (y + 0.5f - paint.OffsetY) * paint.Dy;
                var fade = Vector.Max(Vector<float>.One - dx * dx - new Vector<float>(dy * dy), Vector<float>.Zero);
                cover *= fade * fade;
            }

            Blend(_r, at, cover, paint.First.R, paint.Last.R, t);
            Blend(_g, at, cover, paint.First.G, paint.Last.G, t);
            Blend(_b, at, cover, paint.First.B, paint.Last.B, t);
            if (_hair is not null)
            {
                Blend(_hair, at, cover, target, target, t);
            }
        }
    }

    private static void Blend(float[] plane, int at, Vector<float> cover, float first, float last, Vector<float> t)
    {
        var under = new Vector<float>(plane, at);
        var over = new Vector<float>(first) + new Vector<float>(last - first) * t;

        // In this form coverage 0 and 1 leave exactly what was under and exactly what is over.
        (over * cover + under * (Vector<float>.One - cover)).CopyTo(plane, at);
    }
}
