using AnimeGan.Figures;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>How many modes a plain GAN misses, by PacGAN's protocol, and that the kit's best recipe misses none.</summary>
/// <remarks>Lin et al. 2018 (arXiv 1712.04086), section 4.1, tables 1 and 2.</remarks>
internal sealed class PlanarModesStudy : IStudy
{
    private const int Repetitions = 10;
    private const int PlainRepetitions = 3;
    private const long NormalSteps = 5_000;
    private const long QuickSteps = 300;
    private const string Plain = "plain";
    private const string Best = "best";

    private static readonly Game[] _games =
    [
        new("ring", Best, 8, "8.0", "over 97 (goal)"),
        new("grid", Best, 25, "25.0", "over 97 (goal)"),
        new("ring", Plain, 8, "6.3 ± 0.5 (paper)", "98.2 (paper)"),
        new("grid", Plain, 25, "17.3 ± 0.8 (paper)", "94.8 (paper)"),
    ];

    /// <inheritdoc/>
    public string Name => "planar-modes";

    /// <inheritdoc/>
    public string Title => "How many modes a plain GAN misses, and a recipe that misses none";

    /// <inheritdoc/>
    public string Paper => "Lin, Khetan, Fanti and Oh 2018 (arXiv 1712.04086), section 4.1, tables 1 and 2";

    /// <inheritdoc/>
    public string Cost => "15 minutes on two threads; quick: two minutes; full: days";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var seeds = context.SeedsOr(context.Quick ? 2 : Repetitions);
        var plans = _games.SelectMany(game => SeedsOf(game, seeds, context.Length).Select(seed => (Game: game, Seed: seed))).ToList();
        var outcomes = StudyTrials.Run<PlanarSetting, PlanarOutcome>(
            context,
            [.. plans.Select(plan => PlanarGames.Trial($"{plan.Game.Set}-{plan.Game.Recipe}", plan.Game.Set, Options(plan.Game, context.Length), plan.Seed))],
            PlanarGames.Play);
        var found = plans.Zip(outcomes).GroupBy(pair => pair.First.Game, (game, pairs) => (Game: game, Outcomes: pairs.Select(pair => pair.Second).ToList())).ToList();
        return new StudyResult
        {
            Numbers = [.. found.SelectMany(pair => Numbers(pair.Game, pair.Outcomes))],
            Figures =
            [
                new StudyFigure("points", PointPanels.Create(
                    [.. found.Select(pair => new PointPanel($"{pair.Game.Set}, {pair.Game.Recipe}", PlanarGames.RealPoints(pair.Game.Set), pair.Outcomes[0].Points))],
                    "What G draws at the end",
                    $"seed {seeds[0]}; blue: data, orange: generated",
                    columns: 2)),
                new StudyFigure("modes", Curve(found, "modes found, share of all", (game, look) => (double)look.Modes / game.Modes)),
                new StudyFigure("quality", Curve(found, "samples of high quality, share", (_, look) => look.HighQuality)),
            ],
            Notes = [Note(context.Length, seeds.Count)],
        };
    }

    // A plain game of the normal length costs ten times the best one's time, and is far from its end with any seed.
    private static IEnumerable<long> SeedsOf(Game game, IReadOnlyList<long> seeds, StudyLength length) =>
        game.Recipe == Plain && length == StudyLength.Normal ? seeds.Take(PlainRepetitions) : seeds;

    private static PlanarGanOptions Options(Game game, StudyLength length) => (game.Recipe, length) switch
    {
        (Plain, StudyLength.Full) => PlanarRecipes.PacGan,
        (Plain, StudyLength.Normal) => PlanarRecipes.PacGan with { Steps = NormalSteps },
        (Plain, _) => PlanarRecipes.PacGan with { Steps = QuickSteps },
        (_, StudyLength.Quick) => BestOf(game) with { Steps = 2 * QuickSteps },
        _ => BestOf(game),
    };

    private static PlanarGanOptions BestOf(Game game) => game.Set == "ring" ? PlanarRecipes.BestOnRing : PlanarRecipes.BestOnGrid;

    private static StudyNumber[] Numbers(Game game, List<PlanarOutcome> outcomes) =>
    [
        StudyNumber.Mean($"{game.Set}, {game.Recipe}: modes of {game.Modes}", [.. outcomes.Select(outcome => (double)outcome.End.Modes)], game.ExpectedModes),
        StudyNumber.Mean($"{game.Set}, {game.Recipe}: high quality, %", [.. outcomes.Select(outcome => 100 * outcome.End.HighQuality)], game.ExpectedQuality),
    ];

    private static Figure Curve(
        List<(Game Game, List<PlanarOutcome> Outcomes)> found, string title, Func<Game, PlanarLook, double> value) => CurveChart.Create(
            [.. found.Select(pair => new ChartCurve(
                $"{pair.Game.Set}, {pair.Game.Recipe}",
                [.. pair.Outcomes[0].Looks.Select(look => (double)look.Step)],
                [.. Enumerable.Range(0, pair.Outcomes[0].Looks.Count).Select(i => pair.Outcomes.Average(outcome => value(pair.Game, outcome.Looks[i])))])
            {
                Color = pair.Game.Set == "ring" ? Theme.Blue : Theme.Vermilion,
                Dash = pair.Game.Recipe == Plain ? "dash" : "solid",
            })],
            "Over training",
            "training step",
            title,
            "means over the seeds");

    private static string Note(StudyLength length, int seeds) => length switch
    {
        StudyLength.Full => $"The plain GAN is trained for the paper's {PlanarRecipes.PaperSteps:#,0} steps, with {seeds} seeds.",
        StudyLength.Normal => FormattableString.Invariant($"The paper trains the plain GAN for {PlanarRecipes.PaperSteps:#,0} steps; here for {NormalSteps:#,0}, with {Math.Min(seeds, PlainRepetitions)} seeds, which is too short to compare: --full trains for as long as the paper. The best recipe is played with {seeds} seeds."),
        _ => "Quick: far too short to count modes by; it shows that everything runs.",
    };

    /// <summary>One line of the table: a set, a recipe, and what the paper gives or the kit promises.</summary>
    private sealed record Game(string Set, string Recipe, int Modes, string ExpectedModes, string ExpectedQuality);
}
