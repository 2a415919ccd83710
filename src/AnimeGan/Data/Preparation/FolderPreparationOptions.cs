using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>How a folder of pictures becomes a prepared set.</summary>
public sealed record FolderPreparationOptions
{
    /// <summary>Columns of every picture, 1 to 4096; 64 is what DCGAN's paper trains on.</summary>
    public int Width { get; init; } = 64;

    /// <summary>Rows of every picture, 1 to 4096.</summary>
    public int Height { get; init; } = 64;

    /// <summary>How other shapes are brought to this one.</summary>
    public PictureFit Fit { get; init; } = PictureFit.Crop;

    /// <summary>The colour under transparent pixels and around padded pictures.</summary>
    public RgbColor Background { get; init; } = RgbColor.White;

    /// <summary>What becomes of duplicates.</summary>
    public DuplicateHandling Duplicates { get; init; } = DuplicateHandling.Keep;

    /// <summary>Pictures whose perceptual hashes differ in at most this many of 64 bits, 0 to 16, are compared as near duplicates.</summary>
    public int NearThreshold { get; init; } = 4;

    /// <summary>Where labels come from.</summary>
    public LabelSource Labels { get; init; } = LabelSource.None;

    /// <summary>The labels' file where <see cref="Labels"/> is <see cref="LabelSource.Csv"/>.</summary>
    public string? LabelsFile { get; init; }

    /// <summary>Whether hidden files, thumbnails and copies that other programs keep are taken too.</summary>
    public bool IncludeHidden { get; init; }

    /// <summary>Pictures of more pixels are refused before they are decoded.</summary>
    public long MaxPixels { get; init; } = PictureOptions.DefaultMaxPixels;

    /// <summary>Pictures prepared at once; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Whether a prepared set at the target is replaced, once the new one is whole.</summary>
    public bool Overwrite { get; init; }

    /// <summary>What decoding is asked for.</summary>
    internal PictureOptions Picture => new() { Width = Width, Height = Height, Fit = Fit, Background = Background, MaxPixels = MaxPixels };

    /// <summary>Checks the record.</summary>
    /// <exception cref="ArgumentException">A value is out of range or two do not go together.</exception>
    public void Validate()
    {
        if (Width is < 1 or > 4096 || Height is < 1 or > 4096)
        {
            throw new ArgumentException($"Width and Height must be 1 to 4096, got {Width}×{Height}.");
        }

        if (NearThreshold is < 0 or > 16)
        {
            throw new ArgumentException($"NearThreshold must be 0 to 16 bits, got {NearThreshold}; 4 finds copies that were saved again.");
        }

        if (Threads is < 0 or > 1024)
        {
            throw new ArgumentException($"Threads must be 0 (one a core) to 1024, got {Threads}.");
        }

        if (Labels == LabelSource.Csv != LabelsFile is not null)
        {
            throw new ArgumentException("LabelsFile names the CSV file when Labels is Csv, and only then; set both or neither.");
        }

        Picture.Validate();
    }
}
