using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>A D with a head start, so sure that the saturating loss leaves G no gradient, and three cures.</summary>
/// <remarks>
/// Goodfellow et al. 2014 (arXiv 1406.2661), section 3, foresee it and propose the non-saturating loss; Arjovsky and Bottou
/// 2017 (arXiv 1701.04862), theorem 2.4, prove it for a D near its best and propose noise. G descends plainly, as in the
/// first paper: Adam divides a gradient by its size and so hides that it has vanished.
/// </remarks>
internal sealed class VanishingGradientStudy : IStudy
{
    private const string Set = "ring";

    private static readonly PlanarGanOptions _sick = new()
    {
        Objective = "minimax",
        DiscriminatorSteps = 2,
        DiscriminatorLearningRate = 1e-3,
        GeneratorDescentRate = 0.02,
        PretrainSteps = 300,
        BatchSize = 64,
        Steps = 1_500,
    };

    private static readonly (string Name, string Label, PlanarGanOptions Options)[] _games =
    [
        ("sick", "sick: saturating loss, D far ahead", _sick),
        ("non-saturating", "cure: non-saturating loss", _sick with { Objective = "non-saturating" }),
        ("noise", "cure: instance noise", _sick with { Regularization = new Regularization { InstanceNoise = 1 } }),
        ("r1", "cure: R1", _sick with { Regularization = new Regularization { R1 = 1 } }),
    ];

    /// <inheritdoc/>
    public string Name => "vanishing-gradient";

    /// <inheritdoc/>
    public string Title => "A discriminator too strong for the saturating loss, and three cures";

    /// <inheritdoc/>
    public string Paper => "Goodfellow et al. 2014 (arXiv 1406.2661), section 3; Arjovsky and Bottou 2017 (arXiv 1701.04862), theorem 2.4";

    /// <inheritdoc/>
    public string Cost => "two minutes; quick: half a minute";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sick = new SickGames(context, Set, _games);
        return new StudyResult
        {
            Numbers =
            [
                .. sick.Numbers("G's gradient at the end", (look, _) => look.GGradientNorm),
                .. sick.Numbers("D(G(z)) at the end", (look, _) => look.DFake),
                .. sick.Numbers("high quality, %", (look, _) => 100 * look.HighQuality),
                .. sick.Numbers("modes of 8", (look, _) => look.Modes),
            ],
            Figures =
            [
                new StudyFigure("gradient", sick.Curves("The gradient that G learns from", "norm of G's gradient", look => Math.Max(look.GGradientNorm, 1e-12), logarithmic: true)),
                new StudyFigure("points", sick.Points("What G draws at the end")),
            ],
        };
    }
}
