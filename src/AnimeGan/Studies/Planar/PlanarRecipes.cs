using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>Games in the plane that are worth a name.</summary>
internal static class PlanarRecipes
{
    /// <summary>The steps of PacGAN's protocol: 400 epochs of 100,000 samples in batches of 100.</summary>
    public const long PaperSteps = 400_000;

    /// <summary>The plain GAN of PacGAN's protocol.</summary>
    /// <remarks>Lin et al. 2018 (arXiv 1712.04086), section 4.1. Departs: points are drawn afresh instead of from 100,000.</remarks>
    public static PlanarGanOptions PacGan { get; } = new()
    {
        Networks = new VanillaGanOptions
        {
            GeneratorLayers = 4,
            GeneratorWidth = 400,
            GeneratorBatchNorm = true,
            DiscriminatorLayers = 3,
            DiscriminatorWidth = 200,
            MaxoutPieces = 5,
        },
        BatchSize = 100,
        LearningRate = 1e-4,
        Beta1 = 0.8,
        Steps = PaperSteps,
    };

    /// <summary>
    /// The kit's best on the ring: a z of two normal numbers and twelve bits, noise on what D sees that fades first, hardly any
    /// R1 because the clouds are small, fast steps that fade to nothing, an average of G.
    /// </summary>
    /// <remarks>
    /// With a z of normal numbers alone, what G draws between clouds is lost: 94 % of high quality at best, where bits reach
    /// 99. Noise as wide as the gaps between clouds shows G all of them before any is sharp; without it one game in ten misses
    /// one. Bits: <see cref="PlanarGanOptions.LatentBits"/>. Noise: Sønderby et al. 2016 (arXiv 1610.04490), section 3.2. R1:
    /// Mescheder et al. 2018 (arXiv 1801.04406), Eq. 9; the average: Yazıcı et al. 2018 (arXiv 1806.04498).
    /// </remarks>
    public static PlanarGanOptions BestOnRing { get; } = new()
    {
        Networks = new VanillaGanOptions { LatentSize = 14, GeneratorLayers = 3, DiscriminatorLayers = 3 },
        LatentBits = 12,
        LearningRate = 2e-3,
        Beta1 = 0,
        BatchSize = 128,
        Regularization = new Regularization { R1 = 3e-3, InstanceNoise = 0.3, InstanceNoiseUntil = 0.3 },
        DecayFrom = 0,
        AverageHalfLife = 18_000,
        Steps = 4_000,
    };

    /// <summary>The kit's best on the grid: noise as wide as its gaps, more R1 than on the ring since the clouds are wider, top-k against what lies between them, larger batches and more steps since there are three times as many clouds, and smaller ones, so that each cloud ends where it should.</summary>
    /// <remarks>Chosen on seeds 101 to 106, so that the study's own were not looked at. Papers as for <see cref="BestOnRing"/>; top-k: Sinha et al. 2020 (arXiv 2002.06224).</remarks>
    public static PlanarGanOptions BestOnGrid { get; } = BestOnRing with
    {
        LatentScale = 0.5,
        BatchSize = 256,
        LearningRate = 1e-3,
        AverageHalfLife = 36_000,
        Regularization = new Regularization { R1 = 0.01, InstanceNoise = 1, InstanceNoiseUntil = 0.6, TopK = 0.8, TopKUntil = 1 },
        Steps = 10_000,
    };
}
