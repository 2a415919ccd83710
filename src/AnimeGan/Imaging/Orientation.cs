namespace AnimeGan.Imaging;

/// <summary>EXIF orientations, 1 to 8: how stored rows and columns are to be shown.</summary>
internal static class Orientation
{
    /// <summary>Whether rows become columns.</summary>
    public static bool SwapsAxes(int orientation) => orientation >= 5;

    /// <summary>The picture as it is to be shown.</summary>
    public static RgbImage Apply(RgbImage stored, int orientation)
    {
        if (orientation <= 1)
        {
            return stored;
        }

        int width = SwapsAxes(orientation) ? stored.Height : stored.Width;
        int height = SwapsAxes(orientation) ? stored.Width : stored.Height;
        var shown = new RgbImage(width, height, new byte[stored.Pixels.Length]);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int column, int row) = Source(orientation, x, y, stored.Width - 1, stored.Height - 1);
                stored.Pixels.AsSpan(((row * stored.Width) + column) * 3, 3).CopyTo(shown.Pixels.AsSpan(((y * width) + x) * 3, 3));
            }
        }

        return shown;
    }

    /// <summary>Where the shown pixel (x, y) is stored; right and bottom are the last stored column and row.</summary>
    private static (int Column, int Row) Source(int orientation, int x, int y, int right, int bottom) => orientation switch
    {
        2 => (right - x, y),
        3 => (right - x, bottom - y),
        4 => (x, bottom - y),
        5 => (y, x),
        6 => (y, bottom - x),
        7 => (right - y, bottom - x),
        8 => (right - y, x),
        _ => (x, y),
    };
}
