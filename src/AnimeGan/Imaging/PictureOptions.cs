namespace AnimeGan.Imaging;

/// <summary>How a file becomes pixels.</summary>
public sealed record PictureOptions
{
    /// <summary>64 Mi pixels, as 8,192×8,192: an 8-bit picture of that size takes 192 MiB.</summary>
    public const long DefaultMaxPixels = 64L << 20;

    /// <summary>The most that <see cref="MaxPixels"/> can be.</summary>
    public const long MostMaxPixels = 1L << 29;

    /// <summary>Its own size, on white.</summary>
    public static PictureOptions Natural { get; } = new();

    /// <summary>Target columns; 0, together with <see cref="Height"/>, keeps the picture's own size.</summary>
    public int Width { get; init; }

    /// <summary>Target rows; 0, together with <see cref="Width"/>, keeps the picture's own size.</summary>
    public int Height { get; init; }

    /// <summary>How another shape is brought to the target's.</summary>
    public PictureFit Fit { get; init; } = PictureFit.Crop;

    /// <summary>The colour under transparent pixels and around padded pictures.</summary>
    public RgbColor Background { get; init; } = RgbColor.White;

    /// <summary>Pictures of more pixels are refused before they are decoded.</summary>
    public long MaxPixels { get; init; } = DefaultMaxPixels;

    /// <summary>Checks the record.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it and the range.</exception>
    public void Validate()
    {
        bool natural = Width == 0 && Height == 0;
        if (!natural && (Width is < 1 or > 16384 || Height is < 1 or > 16384))
        {
            throw new ArgumentException($"Width and Height must be 1 to 16384, or both 0 for the picture's own size, got {Width}×{Height}.");
        }

        if (MaxPixels is < 1 or > MostMaxPixels)
        {
            throw new ArgumentException($"MaxPixels must be 1 to {MostMaxPixels}, got {MaxPixels}; the default is {DefaultMaxPixels}.");
        }
    }
}
