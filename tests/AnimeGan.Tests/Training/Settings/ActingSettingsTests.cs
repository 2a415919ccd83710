using AnimeGan.Augmentation;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Training;

/// <summary>The table is held against training itself: what acts changes a run, what does not leaves every bit of it.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class ActingSettingsTests : IDisposable
{
    private const int Steps = 6;

    // Another value for each setting, so small that a step takes milliseconds and so different that six steps show it.
    private static readonly Dictionary<string, string[]> _others = new()
    {
        ["latentSize"] = ["9"],
        ["baseWidth"] = ["5"],
        ["batchSize"] = ["12"],
        ["learningRate"] = ["0.003"],
        ["discriminatorLearningRate"] = ["0.003"],
        ["beta1"] = ["0.3"],
        ["beta2"] = ["0.9"],
        ["sgdLearningRate"] = ["0.05"],
        ["sgdMomentum"] = ["0.1"],
        ["objective"] = ["hinge", "minimax"],
        ["practices.stridedDownsampling"] = ["false"],
        ["practices.stridedUpsampling"] = ["false"],
        ["practices.leakyReLU"] = ["false"],
        ["practices.batchNorm"] = ["false"],
        ["practices.gaussianInitialization"] = ["false"],
        ["practices.adam"] = ["false", "true"],
        ["practices.imagesInMinusOneToOne"] = ["false"],
        ["discriminatorNorm"] = ["layer", "none"],
        ["regularization.r1"] = ["3"],
        ["regularization.r2"] = ["3"],
        ["regularization.gradientPenalty"] = ["3"],
        ["regularization.dragan"] = ["3"],
        ["regularization.every"] = ["2"],
        ["regularization.weightClip"] = ["0.01"],
        ["regularization.spectralNorm"] = ["true"],
        ["regularization.instanceNoise"] = ["0.3"],
        ["regularization.instanceNoiseUntil"] = ["0.9"],
        ["regularization.realTarget"] = ["0.8"],
        ["regularization.packing"] = ["2"],
        ["regularization.topK"] = ["0.5"],
        ["regularization.topKUntil"] = ["0.1"],
        ["augmentation.kind"] = ["diffaugment", "none"],
        ["augmentation.policy"] = ["cutout"],
        ["augmentation.target"] = ["-0.9"],
        ["augmentation.strength"] = ["0.9"],
        ["augmentation.speedImages"] = ["40"],
        ["schedule.discriminatorSteps"] = ["2"],
        ["schedule.length"] = ["3"],
        ["schedule.decayFrom"] = ["0.3"],
        ["schedule.pretrainSteps"] = ["2"],
        ["vanilla.generatorWidth"] = ["9"],
        ["vanilla.generatorLayers"] = ["1"],
        ["vanilla.discriminatorWidth"] = ["9"],
        ["vanilla.discriminatorLayers"] = ["1"],
        ["vanilla.maxoutPieces"] = ["2"],
        ["conditional.discriminator"] = ["projection"],
        ["styleGan.architecture"] = ["adain"],
        ["styleGan.styleSize"] = ["9"],
        ["styleGan.mappingLayers"] = ["2"],
        ["styleGan.maxWidth"] = ["5"],
        ["styleGan.styleMixing"] = ["0.1"],
        ["styleGan.noise"] = ["false"],
        ["styleGan.deviationGroup"] = ["1"],
        ["styleGan.pathLength"] = ["1"],
        ["styleGan.pathLengthEvery"] = ["2"],
        ["cycleGan.blocks"] = ["2"],
        ["cycleGan.residual"] = ["true"],
        ["cycleGan.discriminatorLayers"] = ["2"],
        ["cycleGan.discriminatorWidth"] = ["5"],
        ["cycleGan.cycleWeight"] = ["5"],
        ["cycleGan.identityWeight"] = ["1"],
        ["cycleGan.adversarialWeight"] = ["1"],
        ["cycleGan.poolSize"] = ["0"],
        ["seed"] = ["6"],
        ["horizontalFlip"] = ["true"],
        ["emaHalfLifeImages"] = ["30000"],
        ["emaRampUp"] = ["0.9"],
    };

    // What a run is, what it is of, how long it is, what it writes beside its networks, what depends on the machine, and parts that others registered.
    private static readonly string[] _apart =
    [
        "model", "data", "dataB", "attributes", "imageSize", "imageHeight", "steps", "schedule.pretrainData", "evaluation.everySteps", "evaluation.samples", "evaluation.references", "evaluation.heldOut",
        "snapshotEverySteps", "checkpointEverySteps", "gridSize", "threads", "kernels", "precision", "ranks.batchNorm", "custom.penalties", "custom.observers", "custom.values",
    ];

    private readonly TinyFaces _faces = new();

    public void Dispose() => _faces.Dispose();

    [Fact]
    public void WhyIdle_EverySettingOfEachFamily_SaysWhatTrainingShows()
    {
        var (seen, faults) = (new HashSet<string>(), new List<string>());
        HashSet<string> before = [];
        foreach (var (name, record, isFamily) in Records())
        {
            var untouched = Hash(record);
            var names = RecordSettings.Of(record).Select(setting => setting.Name).Except(_apart).ToList();
            Assert.Equal(_others.Keys.Order(), names.Order());
            var idle = names.Where(setting => ActingSettings.WhyIdle(record, setting) is not null).ToList();

            // All that is said to do nothing at once; only where that shows, one by one.
            if (Hash(idle.Aggregate(record, Other)) != untouched)
            {
                faults.AddRange(idle.Where(setting => Hash(Other(record, setting)) != untouched).Select(setting => $"{name}: {setting} acts, but is said not to."));
            }

            foreach (var setting in names.Except(idle).Where(setting => isFamily || !before.Contains(setting)))
            {
                var other = Other(record, setting);
                if (CombinationRules.Faults(other).Count > 0)
                {
                    continue;
                }

                seen.Add(setting);
                if (Hash(other) == untouched)
                {
                    faults.Add($"{name}: {setting} is said to act, but changes nothing.");
                }
            }

            before = isFamily ? [.. names.Except(idle)] : before;
        }

        Assert.Empty(faults);
        Assert.Empty(_others.Keys.Except(seen));
    }

    // What a run writes beside its networks: the table says of none of these that it does nothing.
    [Fact]
    public void WhyIdle_WhatARunWrites_Acts()
    {
        using var tiny = new TinyRun();
        string Files(string run) => string.Join('\n', Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories).Select(file => $"{Path.GetRelativePath(run, file)} {(file.EndsWith(".png", StringComparison.Ordinal) ? new FileInfo(file).Length : 0)}").Order(StringComparer.Ordinal));
        var untouched = Files(tiny.Train("untouched", tiny.Record));

        foreach (var (setting, value) in new[] { ("snapshotEverySteps", "2"), ("checkpointEverySteps", "4"), ("gridSize", "3") })
        {
            Assert.Null(ActingSettings.WhyIdle(tiny.Record, setting));
            Assert.NotEqual(untouched, Files(tiny.Train(setting, TrainingJson.Set(tiny.Record, setting, value))));
        }
    }

    [Theory]
    [InlineData("dcgan", 2, true)]
    [InlineData("dcgan", 1, false)]
    [InlineData("cyclegan", 2, false)]
    public void WhyIdle_StatisticsOfRanks_ActWhereSeveralNormaliseBatches(string model, int ranks, bool acts) =>
        Assert.Equal(acts, ActingSettings.WhyIdle(TrainingRecord.For(model), "ranks.batchNorm", ranks) is null);

    // These depend on the machine, so that training cannot show it on every one.
    [Theory]
    [InlineData("dcgan", true, true)]
    [InlineData("conditional", true, true)]
    [InlineData("stylegan", true, false)]
    [InlineData("cyclegan", true, false)]
    [InlineData("vanilla", false, false)]
    public void WhyIdle_KernelsAndPrecision_ActWhereTheFamilyHasThem(string model, bool kernels, bool precision)
    {
        var record = TrainingRecord.For(model);

        Assert.Equal(kernels, ActingSettings.WhyIdle(record, "kernels") is null);
        Assert.Equal(precision, ActingSettings.WhyIdle(record, "precision") is null);
    }

    [Theory]
    [InlineData("learningRate", true, false)]
    [InlineData("SGDMOMENTUM", false, true)]
    [InlineData("styleGan.pathLength", true, true)]
    [InlineData("objective", false, false)]
    public void Notes_WhatWasGiven_SaysWhatDoesNothing(string setting, bool underDescent, bool underAdam)
    {
        var adam = new TrainingRecord();
        var descent = adam with { Practices = new BestPractices { Adam = false } };

        Assert.Equal(underAdam ? 1 : 0, ActingSettings.Notes(adam, [setting, setting]).Count);
        Assert.Equal(underDescent ? 1 : 0, ActingSettings.Notes(descent, [setting]).Count);
    }

    private static TrainingRecord Other(TrainingRecord record, string setting)
    {
        var now = RecordSettings.Of(record).Single(pair => pair.Name == setting).Value;
        return TrainingJson.Set(record, setting, _others[setting].First(value => value != now));
    }

    private IEnumerable<(string Name, TrainingRecord Record, bool IsFamily)> Records()
    {
        var dcgan = Small("dcgan");
        yield return ("dcgan", dcgan, true);
        yield return ("dcgan without Adam", dcgan with { Practices = new BestPractices { Adam = false } }, false);
        yield return ("dcgan without batch normalisation", dcgan with { Practices = new BestPractices { BatchNorm = false } }, false);
        yield return ("dcgan with R1, noise and top-k", dcgan with { DiscriminatorNorm = "layer", Regularization = new Regularization { R1 = 1, InstanceNoise = 0.1, TopK = 0.4 } }, false);
        yield return ("dcgan with nothing in D", dcgan with { DiscriminatorNorm = "none" }, false);
        yield return ("dcgan with DiffAugment", dcgan with { Augmentation = new AugmentationSettings { Kind = "diffaugment" } }, false);
        yield return ("dcgan with ADA", dcgan with { Augmentation = new AugmentationSettings { Kind = "ada", Strength = 0.5, SpeedImages = 100 } }, false);
        yield return ("dcgan with ADA that stays", dcgan with { Augmentation = new AugmentationSettings { Kind = "ada", Strength = 0.5, SpeedImages = 0 } }, false);
        yield return ("dcgan with a short average", dcgan with { EmaHalfLifeImages = 0.1 }, false);
        yield return ("vanilla", Small("vanilla"), true);
        yield return ("vanilla without hidden layers", Small("vanilla") with { Vanilla = new VanillaSettings { GeneratorLayers = 0, DiscriminatorLayers = 0 }, Practices = new BestPractices { BatchNorm = false } }, false);
        yield return ("conditional", Small("conditional"), true);
        yield return ("stylegan", Small("stylegan"), true);
        yield return ("stylegan without path length", Small("stylegan") with { StyleGan = Small("stylegan").StyleGan with { PathLength = 0 } }, false);
        yield return ("cyclegan", Small("cyclegan"), true);
    }

    private TrainingRecord Small(string model) => _faces.Record(model, Steps) with { EmaHalfLifeImages = 20, EmaRampUp = 0.5, LearningRate = 1e-3 };

    private static string Hash(TrainingRecord record) => TrainedHash.Of(record, Steps);
}
