using AnimeGan.Diagnosis;
using AnimeGan.Figures;

namespace AnimeGan.Studies;

/// <summary>Runs made on purpose, each with an ailment or none, and what the doctor says of them.</summary>
public sealed class DoctorRunsStudy : IStudy
{
    private const int Repetitions = 2;

    /// <inheritdoc/>
    public string Name => "doctor-runs";

    /// <inheritdoc/>
    public string Title => "What the doctor says of runs that were made sick on purpose";

    /// <inheritdoc/>
    public string Paper => "none: the kit's own";

    /// <inheritdoc/>
    public string Cost => "eight minutes; quick: four";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var runs = new SickRuns(context.Folder);
        var seeds = context.SeedsOr(context.Quick ? 1 : Repetitions);
        var trials = seeds.SelectMany(seed => SickRunCases.All.Select(one => new StudyTrial<SickRunSetting>(one.Name, seed, one.Setting, one.Setting.Steps))).ToList();
        var outcomes = StudyTrials.Run<SickRunSetting, SickRunOutcome>(context, trials, runs.Play);
        var seen = trials.Zip(outcomes, (trial, outcome) => (Trial: trial, Report: Doctor.Examine(SickRuns.File(trial, outcome)))).ToList();
        var wrong = seen.Where(pair => !IsRight(pair.Trial.Setting.Expected, pair.Report.Diagnosis.Ailment)).ToList();
        var well = seen.Where(pair => IsWell(pair.Trial.Setting.Expected)).ToList();
        return new StudyResult
        {
            Numbers =
            [
                new StudyNumber("runs", seen.Count) { Expected = "at least 60" },
                new StudyNumber("right, %", 100.0 * (seen.Count - wrong.Count) / seen.Count) { Expected = "at least 95" },
                new StudyNumber("healthy runs", well.Count),
                new StudyNumber("healthy runs called sick", well.Count(pair => pair.Report.IsSick)) { Expected = "0" },
                new StudyNumber("sick runs called healthy", seen.Count(pair => !IsWell(pair.Trial.Setting.Expected) && !pair.Report.IsSick)),
            ],
            Figures = [new StudyFigure("confusion", Confusion(seen.Select(pair => (pair.Trial.Setting.Expected, pair.Report.Diagnosis.Ailment))))],
            Notes = [.. wrong.Select(pair => $"{pair.Trial.Name}, seed {pair.Trial.Seed}: made to be {pair.Trial.Setting.Expected}, called {pair.Report.Diagnosis.Ailment}.")],
        };
    }

    /// <summary>Whether a diagnosis is what the run was made to have.</summary>
    internal static bool IsRight(Ailment made, Ailment found) => made == found;

    private static bool IsWell(Ailment ailment) => ailment is Ailment.Healthy or Ailment.StillImproving;

    private static Figure Confusion(IEnumerable<(Ailment Made, Ailment Found)> pairs)
    {
        var all = pairs.ToList();
        var ailments = Enum.GetValues<Ailment>().Where(ailment => all.Exists(pair => pair.Made == ailment || pair.Found == ailment)).ToList();
        return ConfusionChart.Create(
            "What runs were made to have, and what the doctor says",
            [.. ailments.Select(ailment => ailment.ToString())],
            [.. ailments.Select(made => (IReadOnlyList<int>)[.. ailments.Select(found => all.Count(pair => pair == (made, found)))])]);
    }
}
