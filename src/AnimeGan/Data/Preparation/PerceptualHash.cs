namespace AnimeGan.Data;

/// <summary>
/// A 64-bit difference hash: the picture's brightness averaged to 9×8 cells, one bit for each cell that is brighter than the one to its left.
/// Saving a picture again, at another size or quality, changes few bits.
/// </summary>
internal static class PerceptualHash
{
    private const int Columns = 9;
    private const int Rows = 8;

    /// <summary>Levels by which a cell must be brighter, so that noise on flat areas sets no bits.</summary>
    private const int Margin = 2;

    /// <summary>The hash of planes [3, height, width].</summary>
    public static ulong Compute(ReadOnlySpan<byte> chw, int width, int height)
    {
        Span<float> cells = stackalloc float[Columns * Rows];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                cells[(row * Columns) + column] = Brightness(chw, width, height, column, row);
            }
        }

        ulong hash = 0;
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 1; column < Columns; column++)
            {
                int at = (row * Columns) + column;
                hash = (hash << 1) | (cells[at] > cells[at - 1] + Margin ? 1UL : 0UL);
            }
        }

        return hash;
    }

    /// <summary>Mean absolute difference of two pictures' bytes, 0 to 255.</summary>
    public static double Difference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += Math.Abs(a[i] - b[i]);
        }

        return (double)sum / a.Length;
    }

    private static float Brightness(ReadOnlySpan<byte> chw, int width, int height, int column, int row)
    {
        (int left, int right) = Span(column, Columns, width);
        (int top, int bottom) = Span(row, Rows, height);
        int area = width * height;
        long sum = 0;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                int at = (y * width) + x;

                // ITU-R BT.601 luma in thousandths.
                sum += (299L * chw[at]) + (587L * chw[area + at]) + (114L * chw[(2 * area) + at]);
            }
        }

        return sum / (1000f * (right - left) * (bottom - top));
    }

    private static (int From, int To) Span(int cell, int cells, int length)
    {
        int from = Math.Min(cell * length / cells, length - 1);
        return (from, Math.Max(from + 1, (cell + 1) * length / cells));
    }
}
