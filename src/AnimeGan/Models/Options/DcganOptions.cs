using System.Numerics;
using AnimeGan.Ops;

namespace AnimeGan.Models;

/// <summary>The sizes of a DCGAN's two networks.</summary>
public sealed record DcganOptions
{
    /// <summary>Pixels along each side: a power of two, at least 16.</summary>
    public int ImageSize { get; init; } = 64;

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

    /// <summary>Channels at a resolution below the image's: BaseWidth at ImageSize / 2, double that at ImageSize / 4.</summary>
    internal int WidthAt(int resolution) => BaseWidth * (ImageSize / 2 / resolution);

    /// <summary>Throws unless networks can be built from these sizes.</summary>
    /// <exception cref="ArgumentException">A size is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        if (ImageSize < 16 || !BitOperations.IsPow2(ImageSize))
        {
            throw new ArgumentException($"A DCGAN's image size must be a power of two from 16 on, got {ImageSize}; prepare the data at 32 or 64.");
        }

        if (Channels < 1 || LatentSize < 1 || BaseWidth < 1 || Packing < 1)
        {
            throw new ArgumentException($"Channels ({Channels}), latent size ({LatentSize}), base width ({BaseWidth}) and packing ({Packing}) must be at least 1.");
        }
    }
}
