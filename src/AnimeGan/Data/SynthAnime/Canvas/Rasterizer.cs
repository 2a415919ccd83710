namespace AnimeGan.Data.SynthDrawing;

/// <summary>
/// Exact-area coverage of closed curves: every edge leaves in each row the area it cuts off, and a running sum
/// along the row yields how much of each pixel lies inside. Antialiasing is therefore a box filter without
/// sampling, and hair-thin lines keep their weight at any picture size.
/// </summary>
/// <remarks>Only +, -, ×, ÷ and truncation, each rounded as IEEE 754 says: the same bits on every machine.</remarks>
internal sealed class Rasterizer
{
    private readonly int _size;
    private readonly int _stride;

    public Rasterizer(int size)
    {
        _size = size;
        _stride = size + 2;
        Sums = new float[_stride * size];
        Reset();
    }

    /// <summary>Differences waiting for their running sum, [size, size + 2]; the reader sets what it read to 0.</summary>
    public float[] Sums { get; }

    public int Stride => _stride;

    public int Left { get; private set; }

    public int Right { get; private set; }

    public int Top { get; private set; }

    public int Bottom { get; private set; }

    /// <summary>Forgets the touched area; to be called once the sums have been read.</summary>
    public void Reset()
    {
        Left = _size;
        Right = 0;
        Top = _size;
        Bottom = 0;
    }

    /// <summary>Adds a closed curve; curves of opposite direction cut holes.</summary>
    public void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var n = x.Length;
        for (var i = 0; i < n; i++)
        {
            var j = i + 1 == n ? 0 : i + 1;
            Edge(x[i], y[i], x[j], y[j]);
        }
    }

    /// <summary>Adds one directed edge.</summary>
    public void Edge(float x0, float y0, float x1, float y1)
    {
        if (y0 == y1)
        {
            return;
        }

        var direction = 1f;
        if (y0 > y1)
        {
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
            direction = -1f;
        }

        if (y1 <= 0f || y0 >= _size)
        {
            return;
        }

        var slope = (x1 - x0) / (y1 - y0);
        var x = x0;
        if (y0 < 0f)
        {
            x -= y0 * slope;
            y0 = 0f;
        }

        var first = (int)y0;
        var last = Math.Min(_size - 1, y1 >= _size ? _size - 1 : (int)y1);
        Touch(x0, x1, first, last);
        for (var row = first; row <= last; row++)
        {
            var height = (y1 < row + 1f ? y1 : row + 1f) - (y0 > row ? y0 : row);
            if (height > 0f)
            {
                var next = x + slope * height;
                Deposit(row, x, next, height * direction);
                x = next;
            }
        }
    }

    private void Touch(float x0, float x1, int first, int last)
    {
        var (low, high) = x0 < x1 ? (x0, x1) : (x1, x0);
        var left = low < 0f ? 0 : low >= _size ? _size - 1 : (int)low;
        var right = high < 0f ? 1 : high >= _size ? _size : (int)high + 1;
        Left = Math.Min(Left, left);
        Right = Math.Max(Right, right);
        Top = Math.Min(Top, first);
        Bottom = Math.Max(Bottom, last + 1);
    }

    // One edge piece within one row: weight goes to the pixels that it crosses, in proportion to the area to its right.
    private void Deposit(int row, float from, float to, float weight)
    {
        from = from < 0f ? 0f : from > _size ? _size : from;
        to = to < 0f ? 0f : to > _size ? _size : to;
        var (left, right) = from < to ? (from, to) : (to, from);
        var first = (int)left;
        var sums = Sums;
        var at = row * _stride;
        if (right <= first + 1)
        {
            var mean = 0.5f * (left + right) - first;
            sums[at + first] += weight - weight * mean;
            sums[at + first + 1] += weight * mean;
            return;
        }

        var perPixel = 1f / (right - left);
        var entry = first + 1 - left;
        var areaBefore = 0.5f * perPixel * entry * entry;
        sums[at + first] += weight * areaBefore;
        var last = (int)right;
        var covered = areaBefore;
        for (var pixel = first + 1; pixel < last; pixel++)
        {
            var area = perPixel * (pixel + 0.5f - left);
            sums[at + pixel] += weight * (area - covered);
            covered = area;
        }

        var exit = right - last;
        var lastArea = 1f - 0.5f * perPixel * exit * exit;
        sums[at + last] += weight * (lastArea - covered);
        sums[at + last + 1] += weight * (1f - lastArea);
    }
}
