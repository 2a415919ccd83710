namespace AnimeGan.Imaging;

/// <summary>Puts pictures of one size side by side.</summary>
/// <example>
/// <code>
/// var black = new RgbImage(8, 8, new byte[8 * 8 * 3]);
/// ImageGrid.Compose([black, black, black], columns: 3, padding: 2).Width    // → 32
/// </code>
/// </example>
public static class ImageGrid
{
    /// <summary>Composes pictures row by row, with a border around each.</summary>
    /// <param name="images">At least one; all of the first one's size.</param>
    /// <param name="columns">Pictures in a row, at least 1; with fewer pictures the grid is as wide as they are.</param>
    /// <param name="padding">Pixels between pictures and around them, at least 0.</param>
    /// <param name="background">Grey of borders and of empty places, 0 to 255.</param>
    /// <exception cref="ArgumentException">No pictures, or of different sizes.</exception>
    public static RgbImage Compose(IReadOnlyList<RgbImage> images, int columns, int padding = 2, byte background = 255)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        if (images.Count == 0)
        {
            throw new ArgumentException("A grid needs at least one picture, got none.", nameof(images));
        }

        (int width, int height) = (images[0].Width, images[0].Height);
        int across = Math.Min(columns, images.Count);
        int down = (images.Count + across - 1) / across;
        int gridWidth = padding + (across * (width + padding));
        int gridHeight = padding + (down * (height + padding));
        byte[] pixels = new byte[checked(gridWidth * gridHeight * 3)];
        pixels.AsSpan().Fill(background);
        for (int i = 0; i < images.Count; i++)
        {
            RgbImage image = images[i];
            if (image.Width != width || image.Height != height)
            {
                throw new ArgumentException(
                    $"All pictures of a grid must be {width}×{height} like the first, number {i} is {image.Width}×{image.Height}; resize it first.",
                    nameof(images));
            }

            int left = padding + (i % across * (width + padding));
            int top = padding + (i / across * (height + padding));
            for (int y = 0; y < height; y++)
            {
                image.Pixels.AsSpan(y * width * 3, width * 3).CopyTo(pixels.AsSpan((((top + y) * gridWidth) + left) * 3));
            }
        }

        return new RgbImage(gridWidth, gridHeight, pixels);
    }
}
