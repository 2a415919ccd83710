using AnimeGan.Diagnosis;
using AnimeGan.Figures;

namespace AnimeGan.Studies;

/// <summary>Runs made on purpose, each with an ailment or none, and what the doctor says of them.</summary>
internal sealed class DoctorRunsStudy : IStudy
{
    private const int Repetitions = 2;

    // Far from the seeds that the thresholds were set on.
    private const long JudgedSeeds = 3_000;

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
        var seeds = context.SeedsOr(context.Quick ? 1 : Repetitions).Select(seed => JudgedSeeds + seed);
        var trials = seeds.SelectMany(seed => SickRunCases.All.Select(one => new StudyTrial<SickRunSetting>(one.Name, seed, one.Setting, one.Setting.Steps))).ToList();
        runs.Prepare(trials, context.Token);
        var outcomes = StudyTrials.Run<SickRunSetting, SickRunOutcome>(context, trials, runs.Play);
        var seen = trials.Zip(outcomes, (trial, outcome) => new Patient(trial, Doctor.Examine(SickRuns.File(trial, outcome)), SickRuns.Warnings(trial, outcome).Count)).ToList();
        var (well, sick) = (seen.Where(patient => patient.IsWell).ToList(), seen.Where(patient => !patient.IsWell).ToList());
        var right = seen.Count(patient => patient.IsRight);
        var logs = FieldLogs.Matrix(FieldLogs.Examine(context.Folder, 1, context.Token));
        return new StudyResult
        {
            Numbers =
            [
                new StudyNumber("runs", seen.Count) { Expected = "at least 60" },
                new StudyNumber("right, %", 100.0 * right / seen.Count) { Expected = "at least 95" },
                new StudyNumber("healthy runs", well.Count),
                new StudyNumber("healthy runs called sick", well.Count(patient => patient.Report.IsSick)) { Expected = "0" },
                new StudyNumber("healthy runs warned of while they went on", well.Count(patient => patient.Warnings > 0)) { Expected = "0" },
                new StudyNumber("sick runs", sick.Count),
                new StudyNumber("sick runs called healthy", sick.Count(patient => !patient.Report.IsSick)),
                new StudyNumber("sick runs warned of while they went on", sick.Count(patient => patient.Warnings > 0)),
                .. seen.GroupBy(patient => patient.Made).OrderBy(group => group.Key).Select(group =>
                    new StudyNumber($"{Words(group.Key)}: right of {group.Count()}", group.Count(patient => patient.IsRight)) { Expected = $"{group.Count()}" }),
                .. FieldLogs.Numbers(logs),
            ],
            Figures = [new StudyFigure("confusion", Confusion(seen)), new StudyFigure("logs", FieldLogs.Chart(logs))],
            Notes =
            [
                "The doctor's thresholds were set on runs of the seeds 1, 101 and 102, the runs and the rules for critics on others up to 2,002; these runs have others.",
                $"Beside them {FieldLogs.Count:#,0} logs were drawn and not trained, of known health, in the forms that people's programs write: 'healthy' and 'cannot tell' are no sickness.",
                .. seen.Where(patient => !patient.IsRight).Select(patient => $"{patient.Trial.Name}, seed {patient.Trial.Seed}: made to have {Words(patient.Made)}, found: {Words(patient.Found)}."),
                .. well.Where(patient => patient.Warnings > 0).Select(patient => $"{patient.Trial.Name}, seed {patient.Trial.Seed}: healthy, but was warned of."),
            ],
        };
    }

    private static Figure Confusion(List<Patient> seen)
    {
        var ailments = Enum.GetValues<Ailment>().Where(ailment => seen.Exists(patient => patient.Made == ailment || patient.Found == ailment)).ToList();
        return ConfusionChart.Create(
            "What runs were made to have, and what the doctor says",
            [.. ailments.Select(Words)],
            [.. ailments.Select(made => (IReadOnlyList<int>)[.. ailments.Select(found => seen.Count(patient => (patient.Made, patient.Found) == (made, found)))])],
            new ConfusionWords { Row = "made", Column = "found", RightWhere = "runs were found to have what they were made to have", LabelWidth = 190 });
    }

    // "ModeCollapse" becomes "mode collapse".
    private static string Words(Ailment ailment) =>
        string.Concat(ailment.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? " " + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));

    /// <summary>A run, and what was said of it.</summary>
    private sealed record Patient(StudyTrial<SickRunSetting> Trial, HealthReport Report, int Warnings)
    {
        public Ailment Made => Trial.Setting.Expected;

        public Ailment Found => Report.Diagnosis.Ailment;

        public bool IsRight => Made == Found;

        public bool IsWell => Made is Ailment.Healthy or Ailment.StillImproving;
    }
}
