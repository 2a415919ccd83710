namespace AnimeGan.Data.SynthDrawing;

/// <summary>
/// A curve under construction, in pixels. Points are given in the units of the current <see cref="Frame"/>
/// (face half-widths) and mapped by it, so the head's pose bends every shape without its code knowing.
/// </summary>
internal sealed class Outline
{
    private float[] _x = new float[256];
    private float[] _y = new float[256];
    private float _lastX;
    private float _lastY;

    /// <summary>How points become pixels.</summary>
    public Frame Frame { get; set; } = new();

    /// <summary>Segments for each curved piece; more for larger pictures.</summary>
    public int Steps { get; set; } = 8;

    public int Count { get; private set; }

    public ReadOnlySpan<float> X => _x.AsSpan(0, Count);

    public ReadOnlySpan<float> Y => _y.AsSpan(0, Count);

    /// <summary>Begins a new curve at a point.</summary>
    public Outline Start(float x, float y)
    {
        Count = 0;
        return Line(x, y);
    }

    public Outline Line(float x, float y)
    {
        _lastX = x;
        _lastY = y;
        var (px, py) = Frame.Map(x, y);
        AddPixel(px, py);
        return this;
    }

    /// <summary>A cubic Bézier piece from the last point.</summary>
    public Outline Curve(float ax, float ay, float bx, float by, float x, float y)
    {
        var sx = _lastX;
        var sy = _lastY;
        for (var i = 1; i <= Steps; i++)
        {
            var t = i / (float)Steps;
            var u = 1f - t;
            var c0 = u * u * u;
            var c1 = 3f * u * u * t;
            var c2 = 3f * u * t * t;
            var c3 = t * t * t;
            Line(c0 * sx + c1 * ax + c2 * bx + c3 * x, c0 * sy + c1 * ay + c2 * by + c3 * y);
        }

        return this;
    }

    /// <summary>A quadratic Bézier piece from the last point.</summary>
    public Outline Quad(float ax, float ay, float x, float y)
    {
        var sx = _lastX;
        var sy = _lastY;
        for (var i = 1; i <= Steps; i++)
        {
            var t = i / (float)Steps;
            var u = 1f - t;
            Line(u * u * sx + 2f * u * t * ax + t * t * x, u * u * sy + 2f * u * t * ay + t * t * y);
        }

        return this;
    }

    /// <summary>A whole ellipse as a new curve: four cubic arcs.</summary>
    public Outline Ellipse(float cx, float cy, float rx, float ry)
    {
        const float K = 0.5522848f;
        return Start(cx + rx, cy)
            .Curve(cx + rx, cy + K * ry, cx + K * rx, cy + ry, cx, cy + ry)
            .Curve(cx - K * rx, cy + ry, cx - rx, cy + K * ry, cx - rx, cy)
            .Curve(cx - rx, cy - K * ry, cx - K * rx, cy - ry, cx, cy - ry)
            .Curve(cx + K * rx, cy - ry, cx + rx, cy - K * ry, cx + rx, cy);
    }

    /// <summary>A smooth curve through all the points (Catmull-Rom), as a new curve; closed if asked.</summary>
    public Outline Spline(ReadOnlySpan<(float X, float Y)> points, bool closed)
    {
        var n = points.Length;
        Start(points[0].X, points[0].Y);
        var pieces = closed ? n : n - 1;
        for (var i = 0; i < pieces; i++)
        {
            var a = points[i];
            var b = points[(i + 1) % n];
            var before = i > 0 ? points[i - 1] : closed ? points[n - 1] : a;
            var after = i + 2 < n ? points[i + 2] : closed ? points[(i + 2) % n] : b;
            Curve(
                a.X + (b.X - before.X) / 6f, a.Y + (b.Y - before.Y) / 6f,
                b.X - (after.X - a.X) / 6f, b.Y - (after.Y - a.Y) / 6f,
                b.X, b.Y);
        }

        return this;
    }

    private void AddPixel(float x, float y)
    {
        if (Count == _x.Length)
        {
            Array.Resize(ref _x, Count * 2);
            Array.Resize(ref _y, Count * 2);
        }

        _x[Count] = x;
        _y[Count] = y;
        Count++;
    }
}
