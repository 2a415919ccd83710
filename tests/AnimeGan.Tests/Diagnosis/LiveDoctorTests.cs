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

    private static List<HealthReport> Watch(SyntheticRun run)
    {
        var warnings = new List<HealthReport>();
        var doctor = new LiveDoctor(new TrainingRecord { Steps = run.Steps }, warnings.Add);
        doctor.OnStart(0);
        run.History().ForEach(doctor.OnStep);
        return warnings;
    }
}
