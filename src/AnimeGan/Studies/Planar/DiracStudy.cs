using System.Globalization;
using AnimeGan.Figures;
using AnimeGan.Theory;

namespace AnimeGan.Studies;

/// <summary>Six methods on the smallest GAN there is: where each is after 500 steps, and where the non-saturating game is after 50,000.</summary>
/// <remarks>Mescheder et al. 2018 (arXiv 1801.04406), section 3 and figure 2. No chance in it, so seeds change nothing.</remarks>
internal sealed class DiracStudy : IStudy
{
    private const double LearningRate = 0.2;
    private const int Steps = 500;
    private const int ManySteps = 50_000;

    // Recomputed from the setting of the authors' notebook; both at once, then in turn with G first.
    private static readonly (string AtOnce, string InTurn)[] _expected =
        [("3.10", "1.42"), ("0.640", "0.284"), ("1.00", "1.02"), ("1.80", "1.22"), ("2.6e-6", "2.3e-7"), ("2.2e-6", "1.5e-7")];

    /// <inheritdoc/>
    public string Name => "dirac";

    /// <inheritdoc/>
    public string Title => "Which methods reach the end of the smallest GAN";

    /// <inheritdoc/>
    public string Paper => "Mescheder, Geiger and Nowozin 2018 (arXiv 1801.04406), section 3 and figure 2";

    /// <inheritdoc/>
    public string Cost => "seconds";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var games = DiracGan.Methods.SelectMany((game, method) => new[] { Play(game, method, inTurn: false), Play(game, method, inTurn: true) }).ToList();
        return new StudyResult
        {
            Numbers = [.. games.Select(game => game.Number), Later(inTurn: false), Later(inTurn: true)],
            Figures =
            [
                new StudyFigure("paths", PhasePortrait.Create(
                    [.. games.Select(game => game.Path)],
                    "Six ways to play the Dirac-GAN",
                    "θ, where G draws",
                    "ψ, D’s slope",
                    limit: 3.3,
                    note: "from (1, 1), 500 steps of 0.2; a dot marks the end of each path")),
            ],
        };
    }

    // 500 steps look like a slow approach in either case; it is one in turn alone.
    private static StudyNumber Later(bool inTurn)
    {
        var game = DiracGan.Methods[1];
        var end = game.Play(new DiracPoint(1, 1), LearningRate, ManySteps, alternating: inTurn)[^1].Norm;
        var theory = inTurn ? DiracGan.CreepingDistance(LearningRate, ManySteps) : DiracGan.CycleRadius(LearningRate);
        return new StudyNumber($"{game.Name}, {Way(inTurn)}, after {ManySteps:0} steps", end) { Expected = theory.ToString("0.000", CultureInfo.InvariantCulture) };
    }

    private static string Way(bool inTurn) => inTurn ? "in turn, G first" : "both at once";

    private static (StudyNumber Number, PlanePath Path) Play(DiracGan game, int method, bool inTurn)
    {
        var path = game.Play(new DiracPoint(1, 1), LearningRate, Steps, alternating: inTurn);
        var way = Way(inTurn);
        return (
            new StudyNumber($"{game.Name}, {way}: distance from the goal", path[^1].Norm) { Expected = inTurn ? _expected[method].InTurn : _expected[method].AtOnce },
            new PlanePath(game.Name, way, [.. path.Select(state => state.Theta)], [.. path.Select(state => state.Psi)]));
    }
}
