namespace AnimeGan.Figures;

/// <summary>The places of small charts in rows and columns, as axis domains.</summary>
/// <param name="count">How many charts.</param>
/// <param name="columns">How many side by side.</param>
/// <param name="heights">Each chart's height in pixels; a row is as high as its highest.</param>
/// <param name="rowOverhead">Pixels of each row for headings and air.</param>
internal sealed class SmallMultiples(int count, int columns, IReadOnlyList<double> heights, double rowOverhead)
{
    private readonly double[] _rows =
        [.. Enumerable.Range(0, (count + columns - 1) / columns).Select(r => heights.Skip(r * columns).Take(columns).Max() + rowOverhead)];

    /// <summary>All rows together, in pixels.</summary>
    public double Height => _rows.Sum();

    /// <summary>The horizontal domain of the i-th chart.</summary>
    public double[] X(int i)
    {
        var column = i % columns;
        return [(column + 0.02) / columns, (column + 0.94) / columns];
    }

    /// <summary>The vertical domain of the i-th chart; charts of a row share their upper edge.</summary>
    public double[] Y(int i)
    {
        var row = i / columns;
        var top = Height - _rows.Take(row).Sum() - (rowOverhead * 0.4);
        return [(top - heights[i]) / Height, top / Height];
    }
}
