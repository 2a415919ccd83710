namespace AnimeGan.Imaging;

/// <summary>Between interleaved pictures [H, W, 3] and planes [3, H, W], both uint8.</summary>
public static class Planes
{
    /// <summary>Splits a picture into planes.</summary>
    /// <param name="image">[H, W, 3].</param>
    /// <param name="chw">[3, H, W], red first, written over.</param>
    /// <exception cref="ArgumentException">chw has another length.</exception>
    public static void FromImage(RgbImage image, Span<byte> chw)
    {
        ArgumentNullException.ThrowIfNull(image);
        int area = image.Width * image.Height;
        Check(image.Width, image.Height, chw.Length);
        ReadOnlySpan<byte> pixels = image.Pixels;
        for (int i = 0, p = 0; i < area; i++, p += 3)
        {
            chw[i] = pixels[p];
            chw[area + i] = pixels[p + 1];
            chw[(2 * area) + i] = pixels[p + 2];
        }
    }

    /// <summary>Joins planes to a picture.</summary>
    /// <param name="chw">[3, H, W], red first.</param>
    /// <param name="width">W.</param>
    /// <param name="height">H.</param>
    /// <exception cref="ArgumentException">chw has another length.</exception>
    public static RgbImage ToImage(ReadOnlySpan<byte> chw, int width, int height)
    {
        Check(width, height, chw.Length);
        int area = width * height;
        byte[] pixels = new byte[area * 3];
        for (int i = 0, p = 0; i < area; i++, p += 3)
        {
            pixels[p] = chw[i];
            pixels[p + 1] = chw[area + i];
            pixels[p + 2] = chw[(2 * area) + i];
        }

        return new RgbImage(width, height, pixels);
    }

    private static void Check(int width, int height, int length)
    {
        if (length != 3L * width * height)
        {
            throw new ArgumentException($"Planes of a {width}×{height} picture have {3L * width * height} bytes, got {length}.");
        }
    }
}
