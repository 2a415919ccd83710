using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>A G that draws few of the data's modes, and two cures: a little R1, and the kit's recipe.</summary>
/// <remarks>
/// Lin et al. 2018, 'PacGAN' (arXiv 1712.04086), section 2, for mode collapse; Mescheder et al. 2018 (arXiv 1801.04406),
/// Eq. 9, for R1. PacGAN's own cure, packing, is none in so short a game: with four points together G found no mode in
/// 2,000 steps.
/// </remarks>
internal sealed class ModeCollapseStudy : IStudy
{
    private const string Set = "ring";

    private static readonly PlanarGanOptions _sick = new()
    {
        BatchSize = 128,
        Beta1 = 0.9,
        Steps = 4_000,
    };

    private static readonly (string Name, string Label, PlanarGanOptions Options)[] _games =
    [
        ("sick", "sick: high momentum, nothing against it", _sick),
        ("r1", "cure: R1", _sick with { Regularization = new Regularization { R1 = 0.01 } }),
        ("recipe", "cure: the kit's recipe", PlanarRecipes.BestOnRing with { Steps = _sick.Steps }),
    ];

    /// <inheritdoc/>
    public string Name => "mode-collapse";

    /// <inheritdoc/>
    public string Title => "A generator that draws few of eight modes, and two cures";

    /// <inheritdoc/>
    public string Paper => "Lin et al. 2018 (arXiv 1712.04086), section 2; Mescheder et al. 2018 (arXiv 1801.04406), Eq. 9";

    /// <inheritdoc/>
    public string Cost => "five minutes (estimated); quick: a minute";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sick = new SickGames(context, Set, _games);
        return new StudyResult
        {
            Numbers =
            [
                .. sick.Numbers("modes of 8", (look, _) => look.Modes),
                .. sick.Numbers("high quality, %", (look, _) => 100 * look.HighQuality),
            ],
            Figures =
            [
                new StudyFigure("modes", sick.Curves("Modes found over training", "modes of 8", look => look.Modes)),
                new StudyFigure("points", sick.Points("What G draws at the end")),
            ],
        };
    }
}
