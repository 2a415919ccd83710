using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Imaging;

namespace AnimeGan.Figures;

/// <summary>Pictures side by side.</summary>
public static class DatasetGrid
{
    /// <summary>Puts pictures into a grid.</summary>
    /// <param name="images">At least one, all of one size.</param>
    /// <param name="columns">Pictures in a row, at least 1.</param>
    /// <param name="scale">How many screen pixels wide a pixel is shown, above 0.</param>
    /// <param name="caption">Words under the grid, or null.</param>
    /// <exception cref="ArgumentException">There are no pictures, or they differ in size.</exception>
    public static Picture Create(IReadOnlyList<RgbImage> images, int columns = 8, double scale = 1, string? caption = null) =>
        new(ImageGrid.Compose(images, columns)) { Scale = scale, Caption = caption };

    /// <summary>Draws pictures of a prepared set by lot and puts them into a grid.</summary>
    /// <param name="images">The set.</param>
    /// <param name="seed">The same seed draws the same pictures.</param>
    /// <param name="count">How many, at least 1; a smaller set is shown whole.</param>
    /// <param name="columns">Pictures in a row, at least 1.</param>
    /// <param name="scale">How many screen pixels wide a pixel is shown, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public static Picture Create(ImageSet images, long seed, int count = 64, int columns = 8, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var shown = Math.Min(count, images.Count);
        var drawn = new BatchSampler(images.Count, shown, seed, horizontalFlip: false).Next().Indices;
        return Create([.. drawn.Select(images.Image)], columns, scale, string.Create(CultureInfo.InvariantCulture, $"{shown} of {images.Count:#,0} pictures, {images.Width}×{images.Height}"));
    }
}
