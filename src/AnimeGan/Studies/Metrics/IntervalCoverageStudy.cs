namespace AnimeGan.Studies;

/// <summary>Whether the intervals of the kit's figures hold the true figure as often as they say.</summary>
internal sealed class IntervalCoverageStudy : IStudy
{
    private const int NormalDraws = 1000;
    private const int QuickDraws = 50;

    /// <inheritdoc/>
    public string Name => "interval-coverage";

    /// <inheritdoc/>
    public string Title => "How often intervals of 95 % hold the true figure";

    /// <inheritdoc/>
    public string Paper => "none: the kit's own";

    /// <inheritdoc/>
    public string Cost => "five minutes; quick: half a minute";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var draws = context.Quick ? QuickDraws : NormalDraws;
        var seeds = context.SeedsOr(1);
        var trials = seeds.SelectMany(seed => IntervalCases.All.Select((one, place) => new StudyTrial<Setting>(one.Name, seed, new Setting(place, draws), draws))).ToList();
        var outcomes = StudyTrials.Run<Setting, IntervalOutcome>(context, trials, (trial, progress, token) =>
            IntervalCases.All[trial.Setting.Case].Run(draws, trial.Seed, progress, token));
        var found = IntervalCases.All.Select((one, place) => (one.Name, Outcomes: trials.Zip(outcomes).Where(pair => pair.First.Setting.Case == place).Select(pair => pair.Second).ToList())).ToList();
        return new StudyResult
        {
            Numbers = [.. found.Select(one => StudyNumber.Mean(one.Name, [.. one.Outcomes.Select(outcome => outcome.Holds)], "0.95"))],
            Notes = [FormattableString.Invariant($"Each number is the share of {draws} intervals, of fresh samples each, that held the true figure; where a figure depends on the number of samples by its definition, the mean of all draws.")],
        };
    }

    private sealed record Setting(int Case, int Draws);
}
