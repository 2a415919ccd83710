using AnimeGan.Augmentation;
using AnimeGan.Diagnosis;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Diagnosis;

/// <summary>Every cure of every rule, for runs of every family: it can be trained, its options say it and nothing else, and it changes the training.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class CureTests : IDisposable
{
    private const int Steps = 10;
    private readonly TinyFaces _faces = new();

    public void Dispose() => _faces.Dispose();

    [Fact]
    public void Cures_EveryRuleAndEachKindOfRecord_CanBeTrainedAndChangeTheTraining()
    {
        var (met, applied) = (new HashSet<Ailment>(), 0);
        foreach (var record in Records())
        {
            var untouched = new Lazy<string>(() => TrainedHash.Of(record, Steps));
            var tried = new HashSet<TrainingRecord>();
            foreach (var (finding, cure) in Findings(record).SelectMany(finding => finding.Cures.Select(cure => (finding, cure))))
            {
                met.Add(finding.Ailment);
                if (cure.Record is not { } cured)
                {
                    continue;
                }

                var told = $"{record.Model}, {finding.Title}: {cure}";
                cured.Validate();
                Assert.Equal(cured, Apply(record, cure.Option!));
                var changed = RecordSettings.Difference(record, cured);
                Assert.True(changed.Count > 0, told);
                Assert.All(changed, setting => Assert.True(ActingSettings.WhyIdle(cured, setting.Name) is null, $"{told}: {setting.Name} does not act"));
                if (tried.Add(cured))
                {
                    Assert.True(untouched.Value != TrainedHash.Of(cured, Steps), $"{told}: training is as it was");
                    applied++;
                }
            }
        }

        // What only losses from elsewhere have is no matter of settings.
        Assert.Empty(Enum.GetValues<Ailment>().Except(met).Except([Ailment.Healthy, Ailment.StillImproving, Ailment.TooShort, Ailment.CannotTell, Ailment.WrongWiring]));
        Assert.InRange(applied, 100, 1_000);
    }

    // R1 and a critic's penalty do not go with the batch normalisation that a DCGAN has by default.
    [Theory]
    [InlineData("non-saturating", "--set discriminatorNorm=layer --set regularization.r1=1")]
    [InlineData("wasserstein", "--set discriminatorNorm=layer --set regularization.gradientPenalty=10")]
    public void Cures_PenaltyForAnOrdinaryDcgan_BringsTheNormalisationThatItNeeds(string objective, string option)
    {
        var run = new SyntheticRun { Objective = objective }.File();

        var report = Doctor.Examine(run with { Failure = new RunFailure(50, "generator.main.0.weight", "NaN") });

        Assert.Contains(report.Diagnosis.Cures, cure => cure.Option == option);
    }

    // Without Adam --lr, beta1 and a rate of D's own do nothing.
    [Fact]
    public void Cures_RunByGradientDescent_ChangeWhatItGoesBy()
    {
        var record = Small("dcgan") with { Practices = new BestPractices { Adam = false } };

        var options = Findings(record).SelectMany(finding => finding.Cures).Select(cure => cure.Option ?? "").ToList();

        Assert.DoesNotContain(options, option => option.Contains("--lr", StringComparison.Ordinal) || option.Contains("beta1", StringComparison.Ordinal) || option.Contains("discriminatorLearningRate", StringComparison.Ordinal));
        Assert.Contains("--set sgdMomentum=0", options);
        Assert.Contains("--set sgdLearningRate=0.002", options);
    }

    // Nobody knows the rate of a run from elsewhere; what is said in the kit's own options can be trained with it.
    [Fact]
    public void Cures_LossesFromElsewhere_AreWordsAndOptionsOfAnOrdinaryRecord()
    {
        var ordinary = new TrainingRecord { Data = _faces.A, ImageSize = 16 };

        var cures = Findings(ordinary).Select(finding => finding.Ailment).Distinct().Count() > 5
            ? Files(ordinary).Select(file => Doctor.Examine(file with { Record = null })).SelectMany(report => report.Findings).SelectMany(finding => finding.Cures).ToList()
            : [];

        Assert.All(cures, cure => Assert.Null(cure.Record));
        Assert.Contains(cures, cure => cure.Option is null && cure.Words.Contains("learning rate", StringComparison.Ordinal));
        var options = cures.Select(cure => cure.Option).Where(option => option?.StartsWith("--", StringComparison.Ordinal) == true).Distinct().ToList();
        Assert.InRange(options.Count, 4, 20);
        Assert.All(options, option => Apply(ordinary, option!).Validate());
        Assert.DoesNotContain(options, option => option!.Contains("--lr", StringComparison.Ordinal));
    }

    // As the command line reads them.
    private static TrainingRecord Apply(TrainingRecord record, string options)
    {
        var words = options.Split(' ');
        Assert.Equal(0, words.Length % 2);
        return words.Chunk(2).Aggregate(record, (made, pair) =>
        {
            var (name, value) = pair[0] == "--set" ? (pair[1].Split('=')[0], pair[1].Split('=')[1]) : (RecordSettings.OwnOptions.Single(own => own.Value == pair[0]).Key, pair[1]);
            return TrainingJson.Set(made, name, value);
        });
    }

    private static List<Finding> Findings(TrainingRecord record) => [.. Files(record).SelectMany(file => Doctor.Examine(file).Findings)];

    /// <summary>For each rule, symptoms that it finds, whatever the objective.</summary>
    private static IEnumerable<CaseFile> Files(TrainingRecord record)
    {
        var isCritic = record.Objective == "wasserstein";
        SyntheticRun run = new() { Objective = isCritic ? "hinge" : record.Objective };
        CaseFile Of(SyntheticRun made) => made.File() with { Record = record, Scale = ObjectiveScale.Of(isCritic ? "wasserstein" : record.Objective) };
        SyntheticRun With(Func<StepVitals, StepVitals> change) => run with { Vitals = (_, vitals) => change(vitals) };

        yield return Of(run) with { Failure = new RunFailure(50, "generator.main.0.weight", "NaN") };
        yield return Of(run) with { Failure = new RunFailure(50, "images", "NaN") };
        yield return Of(With(vitals => vitals with { GChange = 0, DChange = 0 }));
        yield return Of(With(vitals => vitals with { RealLow = 0, RealHigh = 1, FakeLow = -0.9 }));
        yield return Of(With(vitals => vitals with { GChange = 0.5, DChange = 0.5 }));
        yield return Of(With(vitals => vitals with { DChange = 0.5 }));
        yield return Of(With(vitals => vitals with { GChange = 8e-6, DChange = 8e-6 }));
        yield return Of(With(vitals => vitals with { FakeHigh = 20 }));
        yield return Of(run with { Vitals = (t, vitals) => vitals with { Distance = 0.3 + (0.2 * Math.Sin(40 * t)) } });
        yield return Of(With(vitals => vitals with { Spread = 0.02, Nearest = 0.02 }));
        yield return Of(With(vitals => vitals with { Missing = 0.5, Distance = 0.3 })) with { Pictures = false };
        yield return Of(run with { RealLogit = _ => 7, FakeLogit = _ => -7, Vitals = (_, vitals) => vitals with { Distance = 0.4 } });
        yield return Of(run with { RealLogit = _ => 0, FakeLogit = _ => 0, Vitals = (_, vitals) => vitals with { Distance = 0.5 } });
        yield return Of(run with { Probe = new MemoryProbe(16, 0.8, 0.2, 256) });
        var runaway = Of(run);
        yield return runaway with { DLoss = [.. runaway.Steps.Select(step => -10 * step)] };
    }

    private IEnumerable<TrainingRecord> Records()
    {
        var dcgan = Small("dcgan");
        yield return dcgan;
        yield return dcgan with { Practices = new BestPractices { Adam = false } };
        yield return dcgan with { Practices = new BestPractices { BatchNorm = false }, DiscriminatorLearningRate = 1e-4, Regularization = new Regularization { R1 = 20, Every = 2, InstanceNoise = 2 } };
        yield return dcgan with { Objective = "minimax", Kernels = "fused", Schedule = new Schedule { DiscriminatorSteps = 2 }, Regularization = new Regularization { RealTarget = 0.9 } };
        yield return dcgan with { Objective = "wasserstein", Regularization = new Regularization { WeightClip = 0.01 } };
        yield return dcgan with { Objective = "wasserstein", DiscriminatorNorm = "layer", Regularization = new Regularization { GradientPenalty = 10 } };
        yield return dcgan with { Objective = "hinge", DiscriminatorNorm = "none", Regularization = new Regularization { SpectralNorm = true }, BatchSize = 7 };
        yield return dcgan with { Objective = "least-squares", Augmentation = new AugmentationSettings { Kind = "diffaugment" }, HorizontalFlip = true, EmaHalfLifeImages = 1, BatchSize = 2 };
        yield return Small("vanilla");
        yield return Small("vanilla") with { Objective = "relativistic", Practices = new BestPractices { Adam = false, ImagesInMinusOneToOne = false } };
        yield return Small("conditional");
        yield return Small("stylegan");
        yield return Small("stylegan") with { Attributes = "hair_color", Objective = "hinge" };
        yield return Small("cyclegan");
        yield return Small("cyclegan") with { Objective = "non-saturating", Practices = new BestPractices { Adam = false } };
    }

    private TrainingRecord Small(string model) => _faces.Record(model, Steps);
}
