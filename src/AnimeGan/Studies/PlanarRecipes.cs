using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>Games in the plane that are worth a name.</summary>
public static class PlanarRecipes
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

    /// <summary>The kit's best: smaller networks without normalisation, a zero-centred penalty on D, faster steps that fade to nothing, an average of G.</summary>
    /// <remarks>R1: Mescheder et al. 2018 (arXiv 1801.04406), Eq. 9; the average: Yazıcı et al. 2018 (arXiv 1806.04498).</remarks>
    public static PlanarGanOptions Best { get; } = new()
    {
        Networks = new VanillaGanOptions { GeneratorLayers = 3, DiscriminatorLayers = 3 },
        LearningRate = 2e-3,
        Beta1 = 0,
        BatchSize = 256,
        Regularization = new Regularization { R1 = 0.1 },
        DecayFrom = 0,
        AverageHalfLife = 35_000,
        Steps = 10_000,
    };
}
