using System.Numerics;
using AnimeGan.Ops;

namespace AnimeGan.Models;

/// <summary>The sizes of a StyleGAN's two networks and which of the two papers' generators it is.</summary>
/// <remarks>Karras et al. 2019 (arXiv 1812.04948) and 2020 (arXiv 1912.04958). The defaults are small, for two CPU cores; the papers' are 512 everywhere and 8 mapping layers.</remarks>
public sealed record StyleGanOptions
{
    /// <summary>The generator of the second paper: modulated convolutions, RGB summed over resolutions.</summary>
    public const string ModulatedArchitecture = "stylegan2";

    /// <summary>The generator of the first paper: instance normalisation, then the style's scale and shift (AdaIN).</summary>
    public const string AdainArchitecture = "adain";

    /// <summary>Pixels across: for a square a power of two, at least 16; else the shorter side is one, and the longer a multiple of its quarter.</summary>
    public int ImageSize { get; init; } = 64;

    /// <summary>Pixels down, where a picture is not square; 0 for as many as across.</summary>
    public int ImageHeight { get; init; }

    /// <summary>Colour channels of an image; three times the packing in a discriminator that judges packs.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Length of the latent vector z.</summary>
    public int LatentSize { get; init; } = 128;

    /// <summary>Length of a style w.</summary>
    public int StyleSize { get; init; } = 128;

    /// <summary>Layers of the mapping network.</summary>
    public int MappingLayers { get; init; } = 4;

    /// <summary>Samples that D judges together, side by side along the channels; 1 for each by itself (Lin et al. 2018, 'PacGAN', arXiv 1712.04086).</summary>
    public int Packing { get; init; } = 1;

    /// <summary>Channels at half the image's size; half as many at its own, and double each time the resolution halves, up to <see cref="MaxWidth"/>.</summary>
    public int BaseWidth { get; init; } = 32;

    /// <summary>Channels at most.</summary>
    public int MaxWidth { get; init; } = 64;

    /// <summary>Which generator: "stylegan2" or "adain".</summary>
    public string Architecture { get; init; } = ModulatedArchitecture;

    /// <summary>Share of training samples whose style changes at a random layer, 0 to 1.</summary>
    public double StyleMixing { get; init; } = 0.9;

    /// <summary>Noise after each convolution, with a strength that is learned.</summary>
    public bool Noise { get; init; } = true;

    /// <summary>Samples that the minibatch standard deviation is taken over; 1 switches it off.</summary>
    public int DeviationGroup { get; init; } = 4;

    /// <summary>How many values each attribute has; empty for a network without labels.</summary>
    public IReadOnlyList<int> LabelValues { get; init; } = [];

    /// <summary>What trains the networks: one of <see cref="FusedKernels.Choices"/>.</summary>
    public string Kernels { get; init; } = FusedKernels.Library;

    /// <summary>Styles that one image takes: 2 log2 − 2 of its shorter side, 10 for 64×64.</summary>
    public int Layers => (2 * BitOperations.Log2((uint)Side)) - 2;

    /// <summary>Pixels down.</summary>
    internal int Rows => PictureSides.Rows(ImageSize, ImageHeight);

    /// <summary>Pixels along the shorter side, by which resolutions are named.</summary>
    internal int Side => Math.Min(ImageSize, Rows);

    /// <summary>Rows and columns at a resolution.</summary>
    internal (int Rows, int Columns) SizeAt(int resolution) => PictureSides.At(resolution, ImageSize, Rows);

    /// <summary>Channels at a resolution: BaseWidth at half the image's side, half that at its side, MaxWidth at most.</summary>
    internal int WidthAt(int resolution) => Math.Min(MaxWidth, Math.Max(1, BaseWidth * (Side / resolution) / 2));

    /// <summary>Throws unless networks can be built from these.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        if (PictureSides.Fault("A StyleGAN", ImageSize, Rows) is { } fault)
        {
            throw new ArgumentException(fault + ".");
        }

        if (Architecture is not (ModulatedArchitecture or AdainArchitecture))
        {
            throw new ArgumentException($"Architecture must be \"{ModulatedArchitecture}\" or \"{AdainArchitecture}\", got \"{Architecture}\".");
        }

        if (StyleMixing is not (>= 0 and <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"StyleMixing must lie in 0 to 1, got {StyleMixing}; the paper's is 0.9."));
        }

        var sizes = new (int Value, string Name)[]
        {
            (Channels, nameof(Channels)), (LatentSize, nameof(LatentSize)), (StyleSize, nameof(StyleSize)), (MappingLayers, nameof(MappingLayers)),
            (Packing, nameof(Packing)), (BaseWidth, nameof(BaseWidth)), (MaxWidth, nameof(MaxWidth)), (DeviationGroup, nameof(DeviationGroup)),
        };
        var wrong = Array.FindIndex(sizes, size => size.Value < 1);
        if (wrong >= 0)
        {
            throw new ArgumentException($"{sizes[wrong].Name} must be at least 1, got {sizes[wrong].Value}; leave it at its default.");
        }

        if (LabelValues.Any(count => count < 2))
        {
            throw new ArgumentException($"Each attribute needs at least 2 values, got [{string.Join(", ", LabelValues)}].");
        }
    }
}
