using AnimeGan.Diagnosis;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>The runs that the doctor is judged by: for each ailment several, on points and on pictures, under several objectives.</summary>
internal static class SickRunCases
{
    private const string One = "one";
    private const string Cloud = "cloud";
    private const string Ring = "ring";
    private const string Grid = "grid";

    private static readonly PlanarGanOptions _plane = new() { BatchSize = 64, Steps = 1_000, Networks = new VanillaGanOptions { GeneratorWidth = 64, DiscriminatorWidth = 64 } };

    private static readonly PlanarGanOptions _settled = PlanarRecipes.BestOnRing with { Steps = 1_200, BatchSize = 64, AverageHalfLife = 0 };

    private static readonly TrainingRecord _dcgan = new() { ImageSize = 16, BaseWidth = 16, BatchSize = 32, LatentSize = 32, LearningRate = 4e-4, Steps = 500 };

    private static readonly TrainingRecord _vanilla = _dcgan with { Model = "vanilla", BatchSize = 32, Vanilla = new VanillaSettings { GeneratorWidth = 128, DiscriminatorWidth = 128 } };

    private static readonly BestPractices _noBatchNorm = new() { BatchNorm = false };

    /// <summary>The cases by name.</summary>
    public static IReadOnlyList<(string Name, SickRunSetting Setting)> All { get; } =
    [
        .. Well(),
        .. Technical(),
        .. Rates(),
        .. Balance(),
        .. Repetition(),
    ];

    private static IEnumerable<(string Name, SickRunSetting Setting)> Well() =>
    [
        Plane("ring, the kit's recipe", Ailment.Healthy, Ring, _settled),
        Plane("ring, hinge", Ailment.Healthy, Ring, _settled with { Objective = "hinge" }),
        Plane("ring, relativistic", Ailment.Healthy, Ring, _settled with { Objective = "relativistic" }),
        Plane("ring, least squares", Ailment.Healthy, Ring, _settled with { Objective = "least-squares" }),
        Plane("ring, minimax", Ailment.Healthy, Ring, _settled with { Objective = "minimax" }),
        Plane("ring, WGAN-GP", Ailment.Healthy, Ring, _settled with { Objective = "wasserstein", DiscriminatorSteps = 3, Regularization = new Regularization { GradientPenalty = 1 } }),
        Plane("cloud, R1", Ailment.Healthy, Cloud, _plane with { DecayFrom = 0.3, Regularization = new Regularization { R1 = 1 } }),
        Plane("cloud, least squares", Ailment.Healthy, Cloud, _plane with { DecayFrom = 0.3, Objective = "least-squares", Regularization = new Regularization { R1 = 1 } }),
        Plane("cloud, WGAN-GP", Ailment.Healthy, Cloud, _plane with { DecayFrom = 0.3, Objective = "wasserstein", DiscriminatorSteps = 3, Beta1 = 0, Regularization = new Regularization { GradientPenalty = 1 } }),
        Plane("grid, the kit's recipe", Ailment.Healthy, Grid, PlanarRecipes.BestOnGrid with { Steps = 2_000, AverageHalfLife = 0 }),
        Plane("ring, short", Ailment.StillImproving, Ring, _settled with { LearningRate = 5e-4, DecayFrom = 1, Steps = 300 }),
        Pictures("DCGAN", Ailment.StillImproving, _dcgan),
        Pictures("DCGAN, hinge, spectral norm", Ailment.StillImproving, _dcgan with { Objective = "hinge", DiscriminatorNorm = "none", Regularization = new Regularization { SpectralNorm = true } }),
        Pictures("DCGAN, relativistic", Ailment.StillImproving, _dcgan with { Objective = "relativistic" }),
        Pictures("vanilla", Ailment.StillImproving, _vanilla),
        Pictures("vanilla, least squares", Ailment.StillImproving, _vanilla with { Objective = "least-squares" }),
        Pictures("vanilla, long", Ailment.Healthy, _vanilla with { Steps = 1200, BatchSize = 32 }),
    ];

    private static IEnumerable<(string Name, SickRunSetting Setting)> Technical() =>
    [
        Pictures("NaN, vanilla", Ailment.NotFinite, _vanilla with { Objective = "least-squares", Practices = new BestPractices { Adam = false }, SgdLearningRate = 300 }),
    ];

    private static IEnumerable<(string Name, SickRunSetting Setting)> Rates() =>
    [
        Plane("D5 critic without a limit", Ailment.Divergence, Ring, _plane with { Objective = "wasserstein", LearningRate = 3e-3, DiscriminatorSteps = 3 }),
        Plane("cloud critic without a limit", Ailment.Divergence, Cloud, _plane with { Objective = "wasserstein", LearningRate = 3e-3, Beta1 = 0.9, DiscriminatorSteps = 3 }),
        Pictures("critic without a limit, pictures", Ailment.Divergence, _vanilla with { Objective = "wasserstein", LearningRate = 1e-3 }),
        Pictures("critic without a limit, DCGAN", Ailment.Divergence, _dcgan with { Objective = "wasserstein", LearningRate = 1e-3, Steps = 300 }),
    ];

    private static IEnumerable<(string Name, SickRunSetting Setting)> Balance() =>
    [
        Plane("D blinded by noise, ring", Ailment.DeadDiscriminator, Ring, _plane with { Regularization = new Regularization { InstanceNoise = 50, InstanceNoiseUntil = 0 }, Steps = 500 }),
        Pictures("D asleep, DCGAN", Ailment.DeadDiscriminator, _dcgan with { DiscriminatorLearningRate = 1e-7, Steps = 200 }),
        Pictures("D asleep, hinge", Ailment.DeadDiscriminator, _vanilla with { DiscriminatorLearningRate = 1e-7, Objective = "hinge", Steps = 200 }),
        Plane("D asleep, ring", Ailment.DeadDiscriminator, Ring, _plane with { DiscriminatorLearningRate = 1e-7, Steps = 500 }),
        Plane("D far ahead, saturating 2", Ailment.DiscriminatorOverpowers, Ring, _plane with { Objective = "minimax", DiscriminatorSteps = 2, GeneratorDescentRate = 0.002, PretrainSteps = 300, Steps = 800 }),
        Pictures("D far ahead, vanilla NS", Ailment.DiscriminatorOverpowers, _vanilla with { LearningRate = 2e-5, DiscriminatorLearningRate = 2e-3, Schedule = new Schedule { DiscriminatorSteps = 3, PretrainSteps = 30 } }),
        Plane("orbit, Wasserstein", Ailment.Oscillation, One, _plane with { Objective = "wasserstein", Beta1 = 0.5, Regularization = new Regularization { WeightClip = 0.1 } }),
        Plane("orbit, saturating", Ailment.Oscillation, One, _plane with { Objective = "minimax", Beta1 = 0.9 }),
        Plane("orbit, momentum", Ailment.Oscillation, One, _plane with { Beta1 = 0.9, LearningRate = 2e-3 }),
        Plane("orbit, cloud", Ailment.Oscillation, Cloud, _plane with { Beta1 = 0.9, LearningRate = 2e-3 }),
        Plane("orbit, cloud, W", Ailment.Oscillation, Cloud, _plane with { Objective = "wasserstein", Beta1 = 0.9, LearningRate = 2e-3, Regularization = new Regularization { WeightClip = 0.3 } }),
        Plane("orbit, cloud, hinge", Ailment.Oscillation, Cloud, _plane with { Objective = "hinge", Beta1 = 0.9, LearningRate = 2e-3 }),
        Pictures("orbit, vanilla", Ailment.Oscillation, _vanilla with { Beta1 = 0.95, LearningRate = 1e-3 }),
    ];

    private static IEnumerable<(string Name, SickRunSetting Setting)> Repetition() =>
    [
        Plane("few of eight modes", Ailment.ModeCollapse, Ring, _plane with { BatchSize = 128, Beta1 = 0.9, Steps = 1_500 }),
        Plane("few of eight modes, hinge", Ailment.ModeCollapse, Ring, _plane with { Objective = "hinge", Beta1 = 0.9, Steps = 1_000 }),
        Plane("few of eight modes, LS", Ailment.ModeCollapse, Ring, _plane with { Objective = "least-squares", Beta1 = 0.9, Steps = 1_000 }),
        Plane("few of 25 modes", Ailment.ModeCollapse, Grid, _plane with { Beta1 = 0.9, LearningRate = 3e-3, Steps = 1_000 }),
        Pictures("one face, DCGAN", Ailment.ModeCollapse, _dcgan with { LearningRate = 2e-3, DiscriminatorLearningRate = 2e-4 }),
        Pictures("one face, vanilla", Ailment.ModeCollapse, _vanilla with { LearningRate = 2e-3, DiscriminatorLearningRate = 2e-4 }),
        Pictures("one face, vanilla topk", Ailment.ModeCollapse, _vanilla with { Regularization = new Regularization { TopK = 0.05, TopKUntil = 0 } }),
        Pictures("one face, vanilla no bn", Ailment.ModeCollapse, _vanilla with { LearningRate = 1e-3, DiscriminatorLearningRate = 1e-3, Beta1 = 0.9, Practices = _noBatchNorm }),
        Pictures("one face, dcgan no bn", Ailment.ModeCollapse, _dcgan with { LearningRate = 1e-3, DiscriminatorLearningRate = 1e-3, Beta1 = 0.9, Practices = _noBatchNorm }),
        Pictures("one face, dcgan z1", Ailment.ModeCollapse, _dcgan with { LatentSize = 1 }),
        Pictures("one face, vanilla z1", Ailment.ModeCollapse, _vanilla with { LatentSize = 1, Practices = _noBatchNorm }),
    ];

    private static (string Name, SickRunSetting Setting) Plane(string name, Ailment expected, string set, PlanarGanOptions options) =>
        (name, new SickRunSetting(expected) { Set = set, Plane = options });

    private static (string Name, SickRunSetting Setting) Pictures(string name, Ailment expected, TrainingRecord record, SickRunFault fault = SickRunFault.None, int pictures = 1_000) =>
        (name, new SickRunSetting(expected) { Record = record, Fault = fault, Pictures = pictures });
}
