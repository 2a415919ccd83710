using AnimeGan.Diagnosis;
using AnimeGan.Studies;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;

namespace AnimeGan.Tests.Studies;

/// <summary>A part of the study doctor-runs, made afresh: the shorter runs, with a seed that neither the thresholds nor the study have seen.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class DoctorRunsTests : IDisposable
{
    private const long Seed = 31;

    // Of losses from elsewhere, which the study's logs are made of.
    private static readonly Ailment[] _logsAlone = [Ailment.CannotTell, Ailment.WrongWiring];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Examine_RunsMadeOnPurpose_EachHasWhatItWasMadeToHave()
    {
        string[] names =
        [
            "cloud, least squares", "both frozen, DCGAN", "pictures in 0 to 1, least squares", "NaN, vanilla",
            "rate too high, ring", "rate too low, least squares", "D asleep, hinge", "D far ahead, saturating, vanilla",
            "two bits for eight modes", "orbit",
        ];
        var trials = names.Select(Trial).ToList();
        var runs = new SickRuns(_folder["pictures"]);
        runs.Prepare(trials, TestContext.Current.CancellationToken);

        var outcomes = StudyTrials.Run<SickRunSetting, SickRunOutcome>(Context(), trials, runs.Play);

        var found = trials.Zip(outcomes, (trial, outcome) => Doctor.Examine(SickRuns.File(trial, outcome)).Diagnosis.Ailment);
        Assert.Equal(trials.Select(trial => trial.Setting.Expected), found);
    }

    [Fact]
    public void Cases_EachAilment_HasAtLeastTwoAndAllHaveNamesOfTheirOwn()
    {
        var cases = SickRunCases.All;

        Assert.Equal(cases.Count, cases.Select(one => one.Name).Distinct().Count());
        Assert.All(Enum.GetValues<Ailment>().Except([Ailment.TooShort, .. _logsAlone]), ailment => Assert.InRange(cases.Count(one => one.Setting.Expected == ailment), 3, 20));
        Assert.True(2 * cases.Count >= 60);
    }

    private static StudyTrial<SickRunSetting> Trial(string name)
    {
        var setting = SickRunCases.All.Single(one => one.Name == name).Setting;
        return new StudyTrial<SickRunSetting>(name, Seed, setting, setting.Steps);
    }

    private StudyContext Context() => new() { Folder = _folder["runs"], Parallel = 1, Token = TestContext.Current.CancellationToken };
}
