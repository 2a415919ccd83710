namespace AnimeGan.Data;

/// <summary>What is imported, and into what.</summary>
public sealed record ImportOptions
{
    /// <summary>The files' format.</summary>
    public ImportFormat Format { get; init; } = ImportFormat.Mnist;

    /// <summary>Whether the files to train on are read; otherwise those to test with.</summary>
    public bool Training { get; init; } = true;

    /// <summary>Width and height of the prepared pictures, pixels, 1 to 4096.</summary>
    public int Size { get; init; } = 32;

    /// <summary>
    /// Pictures wanted: the first ones, or so many stacks of digits; 0 for all there are, and for PacGAN's numbers of
    /// stacks, 128,000 to train on and 26,000 to test with.
    /// </summary>
    public int Count { get; init; }

    /// <summary>Which digits are stacked.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Whether a prepared set that is there is replaced, at the very end.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Checks the record.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it and the range.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Format))
        {
            throw new ArgumentException($"Format must be one of {string.Join(", ", Enum.GetNames<ImportFormat>())}, got {Format}.");
        }

        if (Size is < 1 or > 4096)
        {
            throw new ArgumentException($"Size must be 1 to 4096, got {Size}.");
        }

        if (Count < 0)
        {
            throw new ArgumentException($"Count must be at least 0, got {Count}; 0 takes all there are.");
        }
    }
}
