using AnimeGan.Ops;

namespace AnimeGan.Models;

/// <summary>The sizes of a DCGAN's two networks.</summary>
public sealed record DcganOptions
{
    /// <summary>Pixels across: for a square a power of two, at least 16; else the shorter side is one, and the longer a multiple of its quarter.</summary>
    public int ImageSize { get; init; } = 64;

    /// <summary>Pixels down, where a picture is not square; 0 for as many as across.</summary>
    public int ImageHeight { get; init; }

    /// <summary>Colour channels of an image.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Length of the latent vector z.</summary>
    public int LatentSize { get; init; } = 100;

    /// <summary>Channels at half the image's size; they double each time the resolution halves.</summary>
    public int BaseWidth { get; init; } = 64;

    /// <summary>Which of the paper's practices are in use.</summary>
    public BestPractices Practices { get; init; } = new();

    /// <summary>What D's layers are normalised by, where the practice is on: "batch", "layer" (over a whole sample, so that samples do not see each other) or "none".</summary>
    public string DiscriminatorNorm { get; init; } = "batch";

    /// <summary>Samples that D judges together, side by side along the channels; 1 for each by itself (Lin et al. 2018, 'PacGAN', arXiv 1712.04086).</summary>
    public int Packing { get; init; } = 1;

    /// <summary>Divides D's weights by their largest singular value.</summary>
    public bool SpectralNorm { get; init; }

    /// <summary>What trains the networks: one of <see cref="FusedKernels.Choices"/>.</summary>
    public string Kernels { get; init; } = FusedKernels.Auto;

    /// <summary>What their convolutions multiply: one of <see cref="FusedKernels.Precisions"/>.</summary>
    public string Precision { get; init; } = FusedKernels.FullPrecision;

    /// <summary>Pixels down.</summary>
    internal int Rows => PictureSides.Rows(ImageSize, ImageHeight);

    /// <summary>Pixels along the shorter side, by which resolutions are named.</summary>
    internal int Side => Math.Min(ImageSize, Rows);

    /// <summary>Rows and columns of the smallest maps, 4×4 of a square.</summary>
    internal (int Rows, int Columns) Start => PictureSides.At(PictureSides.Start, ImageSize, Rows);

    /// <summary>Channels at a resolution below the image's: BaseWidth at half its side, double that at a quarter.</summary>
    internal int WidthAt(int resolution) => BaseWidth * (Side / 2 / resolution);

    /// <summary>What is wrong with the pictures' size, a sentence without its full stop; null where nothing is.</summary>
    internal string? PictureFault() => PictureSides.Fault("A DCGAN", ImageSize, Rows);

    /// <summary>Throws unless networks can be built from these sizes.</summary>
    /// <exception cref="ArgumentException">A size is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        if (PictureFault() is { } fault)
        {
            throw new ArgumentException(fault + ".");
        }

        if (Channels < 1 || LatentSize < 1 || BaseWidth < 1 || Packing < 1)
        {
            throw new ArgumentException($"Channels ({Channels}), latent size ({LatentSize}), base width ({BaseWidth}) and packing ({Packing}) must be at least 1.");
        }
    }
}
