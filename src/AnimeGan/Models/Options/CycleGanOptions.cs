using AnimeGan.Ops;

namespace AnimeGan.Models;

/// <summary>The sizes of a CycleGAN's networks: two generators of one shape, two discriminators of another.</summary>
/// <remarks>The defaults are those of Zhu et al. 2017 (arXiv 1703.10593), section 7.2, for pictures of 128×128; a CPU wants less.</remarks>
public sealed record CycleGanOptions
{
    /// <summary>Pixels across: a multiple of 4, at least 16. The generators themselves do not depend on it.</summary>
    public int ImageSize { get; init; } = 128;

    /// <summary>Pixels down, where a picture is not square, likewise; 0 for as many as across.</summary>
    public int ImageHeight { get; init; }

    /// <summary>Colour channels of an image.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Channels k of a generator at the image's size; 2k at half of it, 4k at a quarter, where the residual blocks are. The paper's is 64; 16 to 32 suit a CPU.</summary>
    public int GeneratorWidth { get; init; } = 64;

    /// <summary>Residual blocks of a generator, at least 1. The paper: 6 at 128×128, 9 from 256×256 on; 2 or 3 see a whole picture of 32×32.</summary>
    public int Blocks { get; init; } = 6;

    /// <summary>
    /// Whether a generator's last layer is added to its input instead of ending in tanh, so that it learns only what is to
    /// change. Not in the paper: there a generator must first learn to draw its input, which on a CPU takes most of the time.
    /// </summary>
    public bool Residual { get; init; }

    /// <summary>Channels of a discriminator after its first layer; they double in each further one, up to eight times as many.</summary>
    public int DiscriminatorWidth { get; init; } = 64;

    /// <summary>
    /// How often a discriminator halves its picture, at least 1. The paper: 3, so that each logit judges a patch of 70×70;
    /// 2 give 34×34, 1 gives 16×16 (<see cref="ReceptiveField"/>).
    /// </summary>
    public int DiscriminatorLayers { get; init; } = 3;

    /// <summary>What trains the networks: one of <see cref="FusedKernels.Choices"/>.</summary>
    public string Kernels { get; init; } = FusedKernels.Library;

    /// <summary>Pixels along each side of the patch that one logit judges, when it does not reach over the picture's edge.</summary>
    /// <remarks>From the logit back to the picture: a layer of 4×4 with stride s makes r into (r − 1)·s + 4.</remarks>
    public int ReceptiveField
    {
        get
        {
            // The logit and the layer before it have stride 1: 1 to 4 to 7.
            var pixels = 7;
            for (var layer = 0; layer < DiscriminatorLayers; layer++)
            {
                pixels = ((pixels - 1) * 2) + 4;
            }

            return pixels;
        }
    }

    /// <summary>Logits along the shorter side of what a discriminator returns: its pixels / 2^DiscriminatorLayers − 2.</summary>
    public int LogitsPerSide => (Math.Min(ImageSize, Rows) >> DiscriminatorLayers) - 2;

    /// <summary>Pixels down.</summary>
    internal int Rows => PictureSides.Rows(ImageSize, ImageHeight);

    /// <summary>Channels of a discriminator after its strided layer number <paramref name="layer"/>, from 0.</summary>
    internal int DiscriminatorWidthAt(int layer) => DiscriminatorWidth << Math.Min(layer, 3);

    /// <summary>Throws unless networks can be built from these sizes.</summary>
    /// <exception cref="ArgumentException">A size is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        if (Fault() is { } fault)
        {
            throw new ArgumentException(fault + ".");
        }
    }

    /// <summary>What is wrong with these sizes, a sentence without its full stop; null where nothing is.</summary>
    internal string? Fault()
    {
        if (Rows != ImageSize && DiscriminatorLayers is >= 1 and <= 6 && RectangleFault() is { } fault)
        {
            return fault;
        }

        if (ImageSize < 16 || ImageSize % 4 != 0)
        {
            return $"A CycleGAN's image size must be a multiple of 4 from 16 on (its generators halve a picture twice), got {ImageSize}; prepare the data at 32 or 64";
        }

        if (Channels < 1 || GeneratorWidth < 1 || DiscriminatorWidth < 1 || Blocks < 1)
        {
            return $"A CycleGAN's channels ({Channels}), widths ({GeneratorWidth} of a generator, {DiscriminatorWidth} of a discriminator) and residual blocks ({Blocks}) must be at least 1";
        }

        return DiscriminatorLayers is >= 1 and <= 6 && ImageSize % (1 << DiscriminatorLayers) == 0 && LogitsPerSide >= 1
            ? null
            : $"A CycleGAN's discriminator that halves {DiscriminatorLayers} times has no logit for pictures of {ImageSize}×{ImageSize}; let it halve a picture 1 to 3 times, as often as the size is even, to 3×3 or more";
    }

    private string? RectangleFault()
    {
        var (multiple, least) = (Math.Max(PictureSides.Start, 1 << DiscriminatorLayers), Math.Max(16, 3 << DiscriminatorLayers));
        return Math.Min(ImageSize, Rows) >= least && ImageSize % multiple == 0 && Rows % multiple == 0
            ? null
            : $"A CycleGAN whose discriminators halve {DiscriminatorLayers} times takes pictures whose sides are multiples of {multiple} from {least} on, got {ImageSize}x{Rows}; prepare the data at {PictureSides.NearMultiples(ImageSize, Rows, multiple, least)}";
    }
}
