using System.Globalization;
using System.Numerics;

namespace AnimeGan.Models;

/// <summary>Which pictures networks can have that halve and double: the shorter side a power of two, so that it begins at 4 pixels, and the longer a multiple of its quarter.</summary>
/// <remarks>A square is a case of this. Why not more: src/decisions/0012-pictures-that-are-not-square.md.</remarks>
internal static class PictureSides
{
    /// <summary>Pixels along the shorter side of the smallest map.</summary>
    internal const int Start = 4;

    private const int Least = 16;
    private const int LargestPower = 1 << 12;

    /// <summary>Rows, where 0 says that there are as many as columns.</summary>
    internal static int Rows(int columns, int rows) => rows > 0 ? rows : columns;

    /// <summary>Rows and columns of the map whose shorter side has so many pixels.</summary>
    internal static (int Rows, int Columns) At(int resolution, int columns, int rows)
    {
        var shorter = Math.Min(columns, rows);
        return (rows * resolution / shorter, columns * resolution / shorter);
    }

    /// <summary>What is wrong with a size for such a network, a sentence without its full stop; null where nothing is.</summary>
    /// <param name="family">What it is, as in "A DCGAN".</param>
    /// <param name="columns">Pixels across.</param>
    /// <param name="rows">Pixels down.</param>
    internal static string? Fault(string family, int columns, int rows)
    {
        if (Fits(columns, rows))
        {
            return null;
        }

        return columns == rows
            ? $"{family}'s image size must be a power of two from {Least} on, got {columns}; prepare the data at {Near(columns)}"
            : $"{family}'s pictures must have a shorter side that is a power of two from {Least} on, and a longer one that is a multiple of a quarter of it, got {columns}x{rows}; prepare the data at {Near(columns, rows, Fits)}";
    }

    /// <summary>The two powers of two around a size, as "32 or 64".</summary>
    internal static string Near(int size)
    {
        var low = Math.Clamp(1 << BitOperations.Log2((uint)Math.Max(1, size)), Least, LargestPower);
        return string.Create(CultureInfo.InvariantCulture, $"{low} or {2 * low}");
    }

    /// <summary>The two sizes nearest to one, in proportion, whose sides are multiples of a number, as "96x64 or 104x64".</summary>
    internal static string NearMultiples(int columns, int rows, int multiple, int least = Least) => Near(columns, rows, (across, down) => Math.Min(across, down) >= least && across % multiple == 0 && down % multiple == 0);

    private static bool Fits(int columns, int rows)
    {
        var shorter = Math.Min(columns, rows);
        return shorter >= Least && BitOperations.IsPow2(shorter) && Math.Max(columns, rows) % (shorter / Start) == 0;
    }

    // Whatever fits is a multiple of 4.
    private static string Near(int columns, int rows, Func<int, int, bool> fits)
    {
        var sizes =
            from across in Sides(columns)
            from down in Sides(rows)
            where fits(across, down)
            orderby Distance(across, columns) + Distance(down, rows), across, down
            select string.Create(CultureInfo.InvariantCulture, $"{across}x{down}");
        return string.Join(" or ", sizes.Take(2));
    }

    private static IEnumerable<int> Sides(int around) => Enumerable.Range(Least / Start, Math.Max(4 * Least, 2 * around) / Start).Select(quarter => quarter * Start);

    private static double Distance(int side, int wanted) => Math.Abs(Math.Log((double)side / Math.Max(1, wanted)));
}
