using AnimeGan.Figures;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>A sick game in the plane beside the games that cure it: played, counted and drawn.</summary>
internal sealed class SickGames
{
    private const int Repetitions = 3;
    private const int QuickShare = 2;
    private readonly string _set;
    private readonly IReadOnlyList<(string Name, string Label, PlanarGanOptions Options)> _games;
    private readonly IReadOnlyList<long> _seeds;
    private readonly IReadOnlyList<PlanarOutcome> _outcomes;

    /// <summary>Plays the games, each with all seeds; in quick half of the steps with one seed.</summary>
    /// <param name="context">The study's.</param>
    /// <param name="set">"ring" or "grid".</param>
    /// <param name="games">The sick one first.</param>
    public SickGames(StudyContext context, string set, IReadOnlyList<(string Name, string Label, PlanarGanOptions Options)> games)
    {
        (_set, _games) = (set, games);
        _seeds = context.SeedsOr(context.Quick ? 1 : Repetitions);
        var share = context.Quick ? QuickShare : 1;
        _outcomes = StudyTrials.Run<PlanarSetting, PlanarOutcome>(
            context,
            [.. _seeds.SelectMany(seed => games.Select(game => PlanarGames.Trial(game.Name, set, game.Options with { Steps = game.Options.Steps / share }, seed)))],
            PlanarGames.Play);
    }

    /// <summary>A number of each game at its end, mean over the seeds.</summary>
    public IEnumerable<StudyNumber> Numbers(string what, Func<PlanarLook, PlanarOutcome, double> value) =>
        _games.Select((game, i) => StudyNumber.Mean($"{game.Label}: {what}", [.. Of(i).Select(outcome => value(outcome.End, outcome))]));

    /// <summary>A number of each game over training, mean over the seeds.</summary>
    public Figure Curves(string title, string valueTitle, Func<PlanarLook, double> value, bool logarithmic = false) => CurveChart.Create(
        [.. _games.Select((game, i) => new ChartCurve(
            game.Label,
            [.. Of(i)[0].Looks.Select(look => (double)look.Step)],
            [.. Enumerable.Range(0, Of(i)[0].Looks.Count).Select(look => Of(i).Average(outcome => value(outcome.Looks[look])))])
        {
            Color = i == 0 ? Theme.Ink : Theme.Palette[i - 1],
        })],
        title,
        "training step",
        valueTitle,
        _seeds.Count > 1 ? $"mean over {_seeds.Count} seeds" : $"seed {_seeds[0]}",
        logarithmic);

    /// <summary>What each G draws at the end of the first seed's game.</summary>
    public Figure Points(string title) => PointPanels.Create(
        [.. _games.Select((game, i) => new PointPanel(game.Label, PlanarGames.RealPoints(_set), Of(i)[0].Points))],
        title,
        $"seed {_seeds[0]}; blue: data, orange: generated",
        columns: 2);

    private List<PlanarOutcome> Of(int game) => [.. _outcomes.Where((_, trial) => trial % _games.Count == game)];
}
