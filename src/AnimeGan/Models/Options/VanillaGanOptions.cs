namespace AnimeGan.Models;

/// <summary>The sizes of a vanilla GAN's two networks, both multi-layer perceptrons.</summary>
public sealed record VanillaGanOptions
{
    /// <summary>The shape of one sample: [2] for points in a plane, [C, H, W] for images of any size.</summary>
    public IReadOnlyList<long> SampleShape { get; init; } = [2];

    /// <summary>Length of the latent vector z.</summary>
    public int LatentSize { get; init; } = 2;

    /// <summary>Units of each of G's hidden layers.</summary>
    public int GeneratorWidth { get; init; } = 128;

    /// <summary>G's hidden layers; 0 for a linear G.</summary>
    public int GeneratorLayers { get; init; } = 2;

    /// <summary>Batch normalisation after each of G's hidden layers.</summary>
    public bool GeneratorBatchNorm { get; init; }

    /// <summary>G ends in tanh, for images in [−1, 1]. Off: its output is unbounded, for points.</summary>
    public bool Tanh { get; init; }

    /// <summary>Units of each of D's hidden layers.</summary>
    public int DiscriminatorWidth { get; init; } = 128;

    /// <summary>D's hidden layers; 0 for a linear D, which sees no more of the data than their mean.</summary>
    public int DiscriminatorLayers { get; init; } = 2;

    /// <summary>Linear pieces of each of D's maxout units; 1 for LeakyReLU with slope 0.2 instead of maxout.</summary>
    public int MaxoutPieces { get; init; } = 1;

    /// <summary>Samples that D judges together, side by side along a sample's first axis; 1 for each by itself (Lin et al. 2018, 'PacGAN', arXiv 1712.04086).</summary>
    public int Packing { get; init; } = 1;

    /// <summary>Divides D's weights by their largest singular value.</summary>
    public bool SpectralNorm { get; init; }

    /// <summary>Networks for images in [−1, 1]: wider, a longer z, and tanh at the end.</summary>
    /// <param name="channels">Colour channels, at least 1.</param>
    /// <param name="height">Pixels, at least 1.</param>
    /// <param name="width">Pixels, at least 1.</param>
    public static VanillaGanOptions ForImages(int channels, int height, int width) => new()
    {
        SampleShape = [channels, height, width],
        LatentSize = 100,
        GeneratorWidth = 512,
        GeneratorBatchNorm = true,
        Tanh = true,
        DiscriminatorWidth = 256,
    };

    /// <summary>The shape of what D judges: a sample, or a pack of them.</summary>
    internal IReadOnlyList<long> JudgedShape => [Packing * SampleShape[0], .. SampleShape.Skip(1)];

    /// <summary>Numbers in one sample.</summary>
    internal long SampleLength => SampleShape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Throws unless networks can be built from these sizes.</summary>
    /// <exception cref="ArgumentException">A size is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        if (Packing < 1)
        {
            throw new ArgumentException($"Packing must be at least 1, got {Packing}; 1 judges each sample by itself.");
        }

        if (SampleShape.Count == 0 || SampleShape.Any(size => size < 1))
        {
            throw new ArgumentException($"The shape of a sample must have sizes of at least 1, got [{string.Join(", ", SampleShape)}]; use [2] for points or [C, H, W] for images.");
        }

        RequireAtLeastOne(LatentSize, nameof(LatentSize));
        RequireAtLeastOne(GeneratorWidth, nameof(GeneratorWidth));
        RequireAtLeastOne(DiscriminatorWidth, nameof(DiscriminatorWidth));
        RequireAtLeastOne(MaxoutPieces, nameof(MaxoutPieces));
        if (GeneratorLayers < 0 || DiscriminatorLayers < 0)
        {
            throw new ArgumentException($"GeneratorLayers and DiscriminatorLayers must be at least 0, got {GeneratorLayers} and {DiscriminatorLayers}; leave them at their defaults.");
        }
    }

    private static void RequireAtLeastOne(int value, string name)
    {
        if (value < 1)
        {
            throw new ArgumentException($"{name} must be at least 1, got {value}; leave it at its default.");
        }
    }
}
