using AnimeGan.Diagnosis;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Diagnosis;

public sealed class LiveDoctorTests
{
    [Fact]
    public void OnStep_HealthyRun_SaysNothing() => Assert.Empty(Watch(new SyntheticRun { Steps = 2_000 }));

    [Fact]
    public void OnStep_FrozenRun_WarnsAtOnceAndOnce()
    {
        var warnings = Watch(new SyntheticRun { Steps = 2_000, Vitals = (_, vitals) => vitals with { GChange = 0 } });

        Assert.Equal(Ailment.FrozenNetwork, Assert.Single(warnings).Diagnosis.Ailment);
        Assert.InRange(warnings[0].File.Steps[^1], 1, 100);
    }

    [Fact]
    public void OnStep_CollapseAtHalfTime_WarnsBeforeTheEnd()
    {
        var warnings = Watch(new SyntheticRun { Steps = 2_000, Vitals = (t, vitals) => t < 0.5 ? vitals : vitals with { Spread = 0.02, Nearest = 0.02 } });

        Assert.Equal(Ailment.ModeCollapse, Assert.Single(warnings).Diagnosis.Ailment);
        Assert.InRange(warnings[0].File.Steps[^1], 1_000, 1_900);
    }

    // Networks that have just begun look collapsed, too.
    [Fact]
    public void OnStep_CollapsedAtFirstOnly_SaysNothing() =>
        Assert.Empty(Watch(new SyntheticRun { Steps = 2_000, Vitals = (t, vitals) => t > 0.1 ? vitals : vitals with { Spread = 0.02, Nearest = 0.02 } }));

    [Fact]
    public void OnStep_LongRun_KeepsLittle()
    {
        var warnings = Watch(new SyntheticRun { Steps = 20_000, Vitals = (t, vitals) => t < 0.5 ? vitals : vitals with { Spread = 0.02, Nearest = 0.02 } });

        Assert.InRange(Assert.Single(warnings).File.Steps.Count, 1_000, 4_096);
    }

    // What is said depends on the steps that a run has, not on how many of them the doctor remembers. Middle values may cross a threshold one examination sooner or later.
    [Theory]
    [MemberData(nameof(LongRuns))]
    public void OnStep_ThinnedRun_SaysTheSameAsAWholeOne(string name)
    {
        var run = Long[name];

        var thinned = Watch(run, kept: 128);

        var whole = Watch(run, kept: run.Steps);
        Assert.Equal(whole.Select(Said), thinned.Select(Said));
        Assert.Equal(name is "healthy" or "circling at first", whole.Count == 0);
        Assert.All(thinned, warning => Assert.InRange(warning.File.Steps.Count, 64, 129));

        Assert.All(whole.Zip(thinned), pair => Assert.Equal(pair.First.File.Steps[^1], pair.Second.File.Steps[^1], run.Steps / 40.0));

        static (Ailment, string) Said(HealthReport report) => (report.Diagnosis.Ailment, report.Diagnosis.Title);
    }

    public static TheoryData<string> LongRuns => [.. Long.Keys];

    private static Dictionary<string, SyntheticRun> Long { get; } = new()
    {
        ["healthy"] = new() { Steps = 8_000 },
        ["circling at first"] = new() { Steps = 8_000, Vitals = (t, vitals) => vitals with { Distance = t < 0.2 ? 0.3 + (0.2 * Math.Sin(80 * t)) : 0.05 } },
        ["collapsed from half-time on"] = new() { Steps = 8_000, Vitals = (t, vitals) => t < 0.5 ? vitals : vitals with { Spread = 0.02, Nearest = 0.02 } },
        ["circling"] = new() { Steps = 8_000, Vitals = (t, vitals) => vitals with { Distance = 0.3 + (0.2 * Math.Sin(80 * t)) } },
        ["D far ahead"] = new() { Steps = 8_000, RealLogit = _ => 7, FakeLogit = _ => -7, Vitals = (_, vitals) => vitals with { Distance = 0.4 } },

        // Blind only once D has moved by two fifths of its norm, which takes it 4,000 steps.
        ["D blind and slow"] = new() { Steps = 8_000, RealLogit = _ => 0, FakeLogit = _ => 0, Vitals = (_, vitals) => vitals with { Distance = 0.5, DChange = 1e-4 } },
        ["rate too high at first"] = new() { Steps = 8_000, Vitals = (t, vitals) => t < 0.0025 ? vitals with { GChange = 0.5 } : vitals },
    };

    private static List<HealthReport> Watch(SyntheticRun run, int? kept = null)
    {
        var warnings = new List<HealthReport>();
        var record = new TrainingRecord { Steps = run.Steps };
        var doctor = kept is { } most ? new LiveDoctor(record, warnings.Add, most) : new LiveDoctor(record, warnings.Add);
        doctor.OnStart(0);
        run.History().ForEach(doctor.OnStep);
        return warnings;
    }
}
