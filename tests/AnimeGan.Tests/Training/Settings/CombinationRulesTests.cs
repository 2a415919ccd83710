using AnimeGan.Augmentation;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Training;

/// <summary>What a record may not combine, and that every family trains as it comes.</summary>
public sealed class CombinationRulesTests
{
    private static readonly TrainingRecord _plain = new() { Data = "data" };

    // What is set, and two words of the reason or the mend.
    private static readonly Dictionary<string, (TrainingRecord Record, string Why)> _refused = new()
    {
        ["R1 with batch norm"] = (With(new Regularization { R1 = 10 }), "R1 does not go with batch normalisation"),
        ["penalty with batch norm"] = (With(new Regularization { GradientPenalty = 10 }), "set DiscriminatorNorm to \"layer\""),
        ["DRAGAN with batch norm"] = (With(new Regularization { Dragan = 10 }), "Dragan does not go with batch normalisation"),
        ["gradient to 0 and to 1"] = (WithoutNorm(new Regularization { R1 = 10, GradientPenalty = 10 }), "to 0 and to 1 at once"),
        ["clipping with penalty"] = (WithoutNorm(new Regularization { WeightClip = 0.01, GradientPenalty = 10 }) with { Objective = "wasserstein" }, "set WeightClip to 0"),
        ["clipping with spectral norm"] = (WithoutNorm(new Regularization { WeightClip = 0.01, SpectralNorm = true }), "divides a weight by its size"),
        ["spectral norm with batch norm"] = (With(new Regularization { SpectralNorm = true }), "batch normalisation in D scales it up again"),
        ["unbounded critic"] = (_plain with { Objective = "wasserstein" }, "keeps the critic from growing"),
        ["packs that do not fit"] = (With(new Regularization { Packing = 3 }) with { BatchSize = 64 }, "set BatchSize to a multiple"),
        ["packs with one label"] = (With(new Regularization { Packing = 2 }) with { Model = "stylegan", Attributes = "hair_color" }, "one label for all of them"),
        ["top-k of a comparison"] = (With(new Regularization { TopK = 0.5 }) with { Objective = "relativistic" }, "average over all of them"),
        ["smoothed hinge"] = (With(new Regularization { RealTarget = 0.9 }) with { Objective = "hinge" }, "teaches D a margin"),
        ["smoothed critic"] = (With(new Regularization { RealTarget = 0.9, WeightClip = 0.01 }) with { Objective = "wasserstein" }, "has no target"),
        ["ADA without a zero"] = (_plain with { Objective = "least-squares", Augmentation = new AugmentationSettings { Kind = "ada" } }, "sign of D's logits"),
        ["bf16 by the library"] = (_plain with { Precision = "bf16", Kernels = "library" }, "fused kernels alone"),
        ["auto-bf16 by the library"] = (_plain with { Precision = "auto-bf16", Kernels = "library" }, "fused kernels alone"),
        ["bf16 for a family without kernels"] = (_plain with { Precision = "bf16", Model = "vanilla" }, "set Precision to"),
        ["labels for DCGAN"] = (_plain with { Attributes = "hair_color" }, "takes no labels"),
        ["no labels for conditional"] = (_plain with { Model = "conditional" }, "needs Attributes"),
        ["two sets for DCGAN"] = (_plain with { DataB = "b" }, "learns from one set"),
        ["one set for CycleGAN"] = (_plain with { Model = "cyclegan" }, "name its folder as DataB"),
        ["pre-trained CycleGAN"] = (_plain with { Model = "cyclegan", DataB = "b", Schedule = new Schedule { PretrainSteps = 10 } }, "are not pre-trained"),
        ["clipped CycleGAN"] = (_plain with { Model = "cyclegan", DataB = "b", Regularization = new Regularization { WeightClip = 0.01 } }, "by the cycle"),
        ["Wasserstein CycleGAN"] = (_plain with { Model = "cyclegan", DataB = "b", Objective = "wasserstein" }, "least-squares"),
        ["spectral StyleGAN"] = (With(new Regularization { SpectralNorm = true }) with { Model = "stylegan" }, "use R1"),
        ["negative weight"] = (WithoutNorm(new Regularization { R2 = -1 }), "Regularization.R2 must be at least 0"),
        ["nothing kept"] = (With(new Regularization { TopK = 0 }), "Regularization.TopK must lie in (0, 1]"),
    };

    public static TheoryData<string> Refused => [.. _refused.Keys];

    public static TheoryData<string> Models => [.. TrainingRecord.Models];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Faults_NonsenseCombination_IsRefusedForOneReason(string name)
    {
        var (record, why) = _refused[name];

        var fault = Assert.Single(CombinationRules.Faults(record));

        Assert.Contains(why, fault, StringComparison.Ordinal);
        Assert.Contains(fault, Assert.Throws<ArgumentException>(record.Validate).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Faults_AFamilysOwnDefaults_AreNone(string model)
    {
        var record = TrainingRecord.For(model) with { Data = "a", DataB = model == "cyclegan" ? "b" : "" };

        Assert.Empty(CombinationRules.Faults(record));
    }

    [Fact]
    public void Faults_WhatThePapersCombine_AreNone()
    {
        TrainingRecord[] recipes =
        [
            WithoutNorm(new Regularization { GradientPenalty = 10 }) with { Objective = "wasserstein", Schedule = new Schedule { DiscriminatorSteps = 5 } },
            With(new Regularization { GradientPenalty = 10 }) with { Objective = "wasserstein", DiscriminatorNorm = "layer" },
            With(new Regularization { WeightClip = 0.01 }) with { Objective = "wasserstein" },
            WithoutNorm(new Regularization { SpectralNorm = true }) with { Objective = "hinge" },
            WithoutNorm(new Regularization { R1 = 10, Every = 16 }) with { Augmentation = new AugmentationSettings { Kind = "ada" } },
            With(new Regularization { Packing = 2, TopK = 0.5, InstanceNoise = 0.1, RealTarget = 0.9 }) with { Augmentation = new AugmentationSettings { Kind = "diffaugment" } },
            With(new Regularization { R1 = 10 }) with { Practices = new BestPractices { BatchNorm = false } },
            With(new Regularization { R1 = 10, Packing = 2 }) with { Model = "vanilla" },
            With(new Regularization { GradientPenalty = 10, Every = 2 }) with { Model = "cyclegan", DataB = "b", Objective = "wasserstein" },
        ];

        Assert.All(recipes, recipe => Assert.Empty(CombinationRules.Faults(recipe)));
    }

    private static TrainingRecord With(Regularization regularization) => _plain with { Regularization = regularization };

    private static TrainingRecord WithoutNorm(Regularization regularization) => With(regularization) with { DiscriminatorNorm = "none" };
}
