using System.Text.Json.Nodes;
using AnimeGan.Diagnosis;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Diagnosis;

public sealed class DoctorTests
{
    [Fact]
    public void Examine_BalancedGame_IsHealthy()
    {
        var report = new SyntheticRun().Examine();

        Assert.Equal(Ailment.Healthy, report.Diagnosis.Ailment);
        Assert.False(report.IsSick);
        Assert.Single(report.Findings);
    }

    [Fact]
    public void Examine_SamplesComeNearer_IsStillImproving()
    {
        var report = new SyntheticRun { Vitals = (t, vitals) => vitals with { Distance = 0.3 * Math.Exp(-2 * t) } }.Examine();

        Assert.Equal(Ailment.StillImproving, report.Diagnosis.Ailment);
        Assert.Contains(report.Diagnosis.Cures, cure => cure.Option == "animegan resume RUN --steps 800");
    }

    // What it says of the distance is what the distance did.
    [Theory]
    [InlineData(0.04, 0.01, "(0.030 in the middle of the run): no further than two batches of the same kind")]
    [InlineData(0.05, 0.05, "and were 0.055 in the middle of the run: no longer coming nearer")]
    public void Examine_SettledDistance_IsSaidAsItWent(double first, double last, string said)
    {
        var report = new SyntheticRun { Vitals = (t, vitals) => vitals with { Distance = t > 2 / 3.0 ? last : t > 1 / 3.0 ? (first + last + 0.01) / 2 : first } }.Examine();

        Assert.Equal(Ailment.Healthy, report.Diagnosis.Ailment);
        Assert.Contains(report.Diagnosis.Evidence, line => line.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Examine_FewSteps_SaysSo() =>
        Assert.Equal(Ailment.TooShort, new SyntheticRun { Steps = 12 }.Examine().Diagnosis.Ailment);

    // FACTS: −log 0.89 = 0.1167.
    [Fact]
    public void Examine_Constant01167_IsAFrozenNetworkWithOrWithoutParameters()
    {
        var logit = Math.Log(0.89 / 0.11);
        var still = new SyntheticRun { Steps = 60 }.History()
            .Select(step => step with { GLoss = 0.1167 + (1e-4 * (step.Step % 3)), DFake = 0.89, DReal = SyntheticRun.Sigmoid(logit), Vitals = null }).ToList();
        var measured = new SyntheticRun { Steps = 60, Vitals = (_, vitals) => vitals with { GChange = 0, DChange = 0 } };

        var byLoss = Doctor.Examine(CaseFile.Of(still));
        var byParameters = measured.Examine();

        Assert.Equal(Ailment.FrozenNetwork, byLoss.Diagnosis.Ailment);
        Assert.Contains(byLoss.Diagnosis.Evidence, sentence => sentence.Contains("0.89", StringComparison.Ordinal));
        Assert.Equal((Ailment.FrozenNetwork, "Neither network changes"), (byParameters.Diagnosis.Ailment, byParameters.Diagnosis.Title));
    }

    [Theory]
    [InlineData(true, "G does not change")]
    [InlineData(false, "D does not change")]
    public void Examine_OneNetworkStill_NamesIt(bool g, string title)
    {
        var report = new SyntheticRun { Vitals = (_, vitals) => g ? vitals with { GChange = 0 } : vitals with { DChange = 0 } }.Examine();

        Assert.Equal(title, report.Diagnosis.Title);
    }

    // While D is pre-trained G stands still, as it should.
    [Fact]
    public void Examine_Pretraining_IsNoFrozenNetwork()
    {
        var run = new SyntheticRun { Vitals = (t, vitals) => t < 0.25 ? vitals with { GChange = 0 } : vitals }.File();

        Assert.Equal(Ailment.Healthy, Doctor.Examine(run with { PretrainSteps = 100 }).Diagnosis.Ailment);
    }

    [Fact]
    public void Examine_FailureAndNaN_AreNamedWithTheirSource()
    {
        var run = new SyntheticRun { Steps = 50 }.File();

        var known = Doctor.Examine(run with { Failure = new RunFailure(51, "generator.main.0.weight.grad", "NaN") });
        var seen = Doctor.Examine(run with { GLoss = [.. run.GLoss.SkipLast(1), double.NaN] });

        Assert.Equal((Ailment.NotFinite, Severity.Fatal), (known.Diagnosis.Ailment, known.Diagnosis.Severity));
        Assert.Contains("generator.main.0.weight.grad", known.Diagnosis.Evidence[0], StringComparison.Ordinal);
        Assert.Contains("step 50", seen.Diagnosis.Evidence[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, -0.9, true)]
    [InlineData(0, 255, -0.9, true)]
    [InlineData(0, 1, 0, false)]
    [InlineData(-1, 1, -1, false)]
    public void Examine_Ranges_OnlyAMismatchIsSick(double low, double high, double fakeLow, bool sick)
    {
        var report = new SyntheticRun { Vitals = (_, vitals) => vitals with { RealLow = low, RealHigh = high, FakeLow = fakeLow } }.Examine();

        Assert.Equal(sick ? Ailment.WrongRange : Ailment.Healthy, report.Diagnosis.Ailment);
    }

    [Theory]
    [InlineData(0.5, Ailment.LearningRateTooHigh, "--lr 1.2e-6")]
    [InlineData(1e-6, Ailment.LearningRateTooLow, "--lr 0.6")]
    public void Examine_ChangeOfAStep_TellsTheRate(double change, Ailment ailment, string option)
    {
        var report = new SyntheticRun { Vitals = (_, vitals) => vitals with { GChange = change, DChange = change } }.Examine();

        Assert.Equal(ailment, report.Diagnosis.Ailment);
        Assert.Equal(option, report.Diagnosis.Cures[0].Option);
    }

    [Theory]
    [InlineData("minimax")]
    [InlineData("non-saturating")]
    public void Examine_BeliefsAtOneAndZeroAndNoProgress_IsDOverpowering(string objective)
    {
        var report = new SyntheticRun { Objective = objective, RealLogit = _ => 7, FakeLogit = _ => -7, Vitals = (_, vitals) => vitals with { Distance = 0.4 } }.Examine();

        Assert.Equal(Ailment.DiscriminatorOverpowers, report.Diagnosis.Ailment);
        Assert.Equal(objective == "minimax" ? "--objective non-saturating" : "--set discriminatorNorm=layer --set regularization.r1=1", report.Diagnosis.Cures[0].Option);
    }

    // Taught to say 0.9 of real samples, D never leads by more: D(x) − D(G(z)) is 0.898 here.
    [Theory]
    [InlineData("minimax")]
    [InlineData("non-saturating")]
    public void Examine_SmoothedTargetsAndDSureOfEverything_IsDOverpowering(string objective)
    {
        var run = new SyntheticRun { Objective = objective, RealTarget = 0.9, RealLogit = _ => 7, FakeLogit = _ => -7, Vitals = (_, vitals) => vitals with { Distance = 0.4 } };

        var report = run.Examine();
        var unseen = (run with { WithVitals = false }).Examine();

        Assert.Equal(Ailment.DiscriminatorOverpowers, report.Diagnosis.Ailment);
        Assert.Contains("0.9 at most", report.Diagnosis.Evidence[0], StringComparison.Ordinal);
        Assert.Equal(Ailment.DiscriminatorOverpowers, unseen.Diagnosis.Ailment);
    }

    // The same game says the same whatever D is taught to say of real samples.
    [Theory]
    [InlineData(1, -1, Ailment.Healthy)]
    [InlineData(0, 0, Ailment.DeadDiscriminator)]
    [InlineData(4, 4, Ailment.DeadDiscriminator)]
    public void Examine_SmoothedTargets_ChangeNoDiagnosis(double real, double fake, Ailment ailment)
    {
        var run = new SyntheticRun { RealLogit = _ => real, FakeLogit = _ => fake, Vitals = (_, vitals) => vitals with { Distance = ailment == Ailment.Healthy ? vitals.Distance : 0.5 } };

        Assert.Equal(ailment, run.Examine().Diagnosis.Ailment);
        Assert.Equal(ailment, (run with { RealTarget = 0.9 }).Examine().Diagnosis.Ailment);
        Assert.Equal(ailment, (run with { RealTarget = 0.7 }).Examine().Diagnosis.Ailment);
    }

    [Fact]
    public void Examine_SmoothedDKnowsItsOwnAlone_IsMemorisation() =>
        Assert.Equal(Ailment.Memorisation, new SyntheticRun { RealTarget = 0.7, Probe = new MemoryProbe(16, 0.36, 0.2, 256) }.Examine().Diagnosis.Ailment);

    // A D that is ahead and still teaches is the usual good run of a DCGAN.
    [Fact]
    public void Examine_DAheadButSamplesComeNearer_IsWell()
    {
        var report = new SyntheticRun { RealLogit = _ => 4.5, FakeLogit = _ => -4.5, Vitals = (t, vitals) => vitals with { Distance = 0.4 - (0.3 * t) } }.Examine();

        Assert.False(report.IsSick);
    }

    [Fact]
    public void Examine_CoinTossWithPlainDifference_IsADeadD()
    {
        var report = new SyntheticRun { RealLogit = _ => 0, FakeLogit = _ => 0, Vitals = (_, vitals) => vitals with { Distance = 0.5 } }.Examine();

        Assert.Equal(Ailment.DeadDiscriminator, report.Diagnosis.Ailment);
    }

    // At p_g = p_data D is a coin, too (Goodfellow et al. 2014, proposition 1): that is success.
    [Fact]
    public void Examine_CoinTossWithoutADifference_IsHealthy()
    {
        var report = new SyntheticRun { RealLogit = _ => 0, FakeLogit = _ => 0, Vitals = (_, vitals) => vitals with { Distance = 0.01 } }.Examine();

        Assert.Equal(Ailment.Healthy, report.Diagnosis.Ailment);
    }

    [Fact]
    public void Examine_EverythingPasses_IsADeadD() =>
        Assert.Equal(Ailment.DeadDiscriminator, new SyntheticRun { RealLogit = _ => 4, FakeLogit = _ => 4, WithVitals = false }.Examine().Diagnosis.Ailment);

    [Fact]
    public void Examine_SamplesAllAlike_IsModeCollapse() =>
        Assert.Equal(Ailment.ModeCollapse, new SyntheticRun { Vitals = (_, vitals) => vitals with { Spread = 0.02, Nearest = 0.02, Distance = 0.3 } }.Examine().Diagnosis.Ailment);

    [Fact]
    public void Examine_PartsOfThePlaneWithoutSamples_IsModeCollapse() =>
        Assert.Equal(Ailment.ModeCollapse, new SyntheticRun { Pictures = false, Vitals = (_, vitals) => vitals with { Missing = 0.5, Distance = 0.3 } }.Examine().Diagnosis.Ailment);

    [Fact]
    public void Examine_DistanceUpAndDown_IsOscillation()
    {
        var report = new SyntheticRun { Vitals = (t, vitals) => vitals with { Distance = 0.3 + (0.2 * Math.Sin(40 * t)) } }.Examine();

        Assert.Equal(Ailment.Oscillation, report.Diagnosis.Ailment);
    }

    // D's beliefs of two samples at a time jump about: that is a small batch and no game that runs in circles.
    [Fact]
    public void Examine_LeadsOfSmallBatches_AreNoOscillation()
    {
        var coin = new Random(3);
        double Logit() => (coin.Next(2) + coin.Next(2) - 1) * 4;

        var report = new SyntheticRun { Steps = 240, RealLogit = _ => Logit(), FakeLogit = _ => Logit() }.Examine();

        Assert.False(report.IsSick);
    }

    // A table that has every hundredth step speaks of as long a run as one that has them all.
    [Fact]
    public void Examine_EveryHundredthStepWrittenDown_SaysWhatAllStepsSay()
    {
        var run = new SyntheticRun { Steps = 50, RealLogit = _ => 7, FakeLogit = _ => -7, WithVitals = false }.File();

        var every = Doctor.Examine(run with { Steps = [.. run.Steps.Select(step => 100 * step)] });
        var few = Doctor.Examine(run);

        Assert.Equal(Ailment.DiscriminatorOverpowers, every.Diagnosis.Ailment);
        Assert.NotEqual(Ailment.DiscriminatorOverpowers, few.Diagnosis.Ailment);
    }

    // And twenty lines are too few for middle values, whatever steps they cover.
    [Fact]
    public void Examine_FewLinesOfALongRun_IsTooShort()
    {
        var run = new SyntheticRun { Steps = 20, RealLogit = _ => 7, FakeLogit = _ => -7, WithVitals = false }.File();

        var report = Doctor.Examine(run with { Steps = [.. run.Steps.Select(step => 100 * step)] });

        Assert.Equal(Ailment.TooShort, report.Diagnosis.Ailment);
        Assert.Contains("20 were written down", report.Diagnosis.Evidence[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_DKnowsItsOwnAlone_IsMemorisation()
    {
        var report = new SyntheticRun { Probe = new MemoryProbe(16, 0.8, 0.2, 256) }.Examine();

        Assert.Equal(Ailment.Memorisation, report.Diagnosis.Ailment);
        Assert.Contains("16 pictures", report.Diagnosis.Evidence[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_CriticWithoutALimit_Diverges()
    {
        var run = new SyntheticRun { Objective = "wasserstein" }.File();

        var report = Doctor.Examine(run with { DLoss = [.. run.Steps.Select(step => -step)] });

        Assert.Equal(Ailment.Divergence, report.Diagnosis.Ailment);
        Assert.Equal("--set discriminatorNorm=layer --set regularization.gradientPenalty=10", report.Diagnosis.Cures[0].Option);
    }

    [Fact]
    public void Report_AsTextHtmlJsonAndChart_SaysTheSame()
    {
        var report = new SyntheticRun { Vitals = (_, vitals) => vitals with { Spread = 0.02, Nearest = 0.02 } }.Examine();

        var json = JsonNode.Parse(report.ToJson())!;

        Assert.Equal("ModeCollapse", (string?)json["diagnosis"]);
        Assert.Contains("Mode collapse", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("<code>--set beta1=0</code>", report.ToHtml(), StringComparison.Ordinal);
        var stretch = Assert.Single(report.Chart.Layout.Shapes!, shape => shape.Type == "rect");
        Assert.Equal((report.Diagnosis.Stretch.From, report.Diagnosis.Stretch.To), (stretch.X0, stretch.X1));
        Assert.Contains("<rect", report.Chart.ToSvg(), StringComparison.Ordinal);
    }
}
