namespace AnimeGan.Imaging;

/// <summary>A picture of 8-bit sRGB values, [Height, Width, 3], rows from the top, channels interleaved.</summary>
[TypeFormatterSource(typeof(RgbImageFormatterSource), PreferredMimeTypes = ["text/html", "image/png", "text/plain"])]
public sealed class RgbImage
{
    /// <summary>Wraps pixels without copying them.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="pixels">Height × Width × 3 bytes, red first.</param>
    /// <exception cref="ArgumentException">The array's length is not width × height × 3.</exception>
    public RgbImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.Length != (long)width * height * 3)
        {
            throw new ArgumentException($"A {width}×{height} picture has {(long)width * height * 3} bytes, got {pixels.Length}.", nameof(pixels));
        }

        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>[Height, Width, 3], sRGB, 0 to 255.</summary>
    public byte[] Pixels { get; }
}
