using AnimeGan.Models;

namespace AnimeGan.Training;

/// <summary>What only a StyleGAN's run has to decide.</summary>
/// <remarks>Karras et al. 2019 (arXiv 1812.04948) and 2020 (arXiv 1912.04958); sizes are small, for two CPU cores.</remarks>
public sealed record StyleGanSettings
{
    /// <summary>Which generator: "stylegan2" (modulated convolutions, RGB summed over resolutions) or "adain" (the first paper's).</summary>
    public string Architecture { get; init; } = StyleGanOptions.ModulatedArchitecture;

    /// <summary>Length of a style w.</summary>
    public int StyleSize { get; init; } = 128;

    /// <summary>Layers of the mapping network; the papers' 8, fewer learn faster.</summary>
    public int MappingLayers { get; init; } = 4;

    /// <summary>Channels at most, at the low resolutions of both networks.</summary>
    public int MaxWidth { get; init; } = 64;

    /// <summary>Share of training samples whose style changes at a random layer, 0 to 1; the paper's is 0.9.</summary>
    public double StyleMixing { get; init; } = 0.9;

    /// <summary>Noise after each convolution, with a strength that is learned.</summary>
    public bool Noise { get; init; } = true;

    /// <summary>Samples that D's minibatch standard deviation is taken over; 1 switches it off.</summary>
    public int DeviationGroup { get; init; } = 4;

    /// <summary>Factor on the path length penalty; the authors' is 2, 0 switches it off.</summary>
    public double PathLength { get; init; } = 2;

    /// <summary>The path length is measured every this many steps and weighted by the same number.</summary>
    public int PathLengthEvery { get; init; } = 4;
}
