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

    private static readonly PlanarGanOptions _settled = PlanarRecipes.BestOnRing with
    {
        Steps = 800, BatchSize = 64, AverageHalfLife = 0, Regularization = new Regularization { R1 = 0.1 },
        Networks = PlanarRecipes.BestOnRing.Networks with { GeneratorWidth = 64, DiscriminatorWidth = 64 },
    };

    private static readonly TrainingRecord _dcgan = new() { ImageSize = 16, BaseWidth = 16, BatchSize = 32, LatentSize = 32, LearningRate = 4e-4, Steps = 500 };

    private static readonly PlanarGanOptions _calm = _plane with { DecayFrom = 0.3, Regularization = new Regularization { R1 = 1 } };

    private static readonly TrainingRecord _vanilla = _dcgan with { Model = "vanilla", Vanilla = new VanillaSettings { GeneratorWidth = 128, DiscriminatorWidth = 128 } };

    // Dirac-GAN with a little more in it: a linear D sees the mean alone, and the means circle.
    private static readonly PlanarGanOptions _linear = _plane with
    {
        LearningRate = 1e-2, Steps = 1_500,
        Networks = _plane.Networks with { GeneratorLayers = 0, DiscriminatorLayers = 0 },
    };

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
        Plane("ring", Ailment.Healthy, Ring, _settled),
        Plane("ring, minimax", Ailment.Healthy, Ring, _settled with { Objective = "minimax" }),
        Plane("cloud, relativistic", Ailment.Healthy, Cloud, _calm with { Objective = "relativistic" }),
        Plane("ring, least squares", Ailment.Healthy, Ring, _settled with { Objective = "least-squares" }),
        Plane("cloud, least squares", Ailment.Healthy, Cloud, _calm with { Objective = "least-squares" }),
        Plane("cloud, hinge", Ailment.Healthy, Cloud, _calm with { Objective = "hinge" }),
        Pictures("vanilla, settled", Ailment.Healthy, _vanilla with { Steps = 3_000, Schedule = new Schedule { DecayFrom = 0.1 } }),
        Pictures("DCGAN", Ailment.StillImproving, _dcgan),
        Pictures("DCGAN, relativistic", Ailment.StillImproving, _dcgan with { Objective = "relativistic" }),
        Pictures("DCGAN, hinge, spectral norm", Ailment.StillImproving, _dcgan with { Objective = "hinge", LearningRate = 2e-4, DiscriminatorNorm = "none", Regularization = new Regularization { SpectralNorm = true }, Steps = 400 }),
        Pictures("vanilla", Ailment.StillImproving, _vanilla),
        Pictures("DCGAN, least squares", Ailment.StillImproving, _dcgan with { Objective = "least-squares" }),
    ];

    private static IEnumerable<(string Name, SickRunSetting Setting)> Technical() =>
    [
        Pictures("both frozen, DCGAN", Ailment.FrozenNetwork, _dcgan with { Steps = 100 }, SickRunFault.FrozenBoth),
        Pictures("G frozen, vanilla", Ailment.FrozenNetwork, _vanilla with { Steps = 100 }, SickRunFault.FrozenGenerator),
        Pictures("D frozen, hinge", Ailment.FrozenNetwork, _dcgan with { Objective = "hinge", Steps = 100 }, SickRunFault.FrozenDiscriminator),
        Pictures("pictures in 0 to 1, DCGAN", Ailment.WrongRange, _dcgan with { Steps = 150 }, SickRunFault.UnitRange),
        Pictures("pictures in 0 to 255, vanilla", Ailment.WrongRange, _vanilla with { Steps = 150 }, SickRunFault.ByteRange),
        Pictures("pictures in 0 to 1, least squares", Ailment.WrongRange, _vanilla with { Objective = "least-squares", Steps = 150 }, SickRunFault.UnitRange),
        Plane("NaN, least squares", Ailment.NotFinite, Ring, _plane with { Objective = "least-squares", GeneratorDescentRate = 1_000, Steps = 400 }),
        Pictures("NaN, vanilla", Ailment.NotFinite, _vanilla with { Objective = "least-squares", Practices = new BestPractices { Adam = false }, SgdLearningRate = 300 }),
        Pictures("NaN, DCGAN", Ailment.NotFinite, _dcgan with { LearningRate = 1e12, Practices = _noBatchNorm }),
    ];

    private static IEnumerable<(string Name, SickRunSetting Setting)> Rates() =>
    [
        Plane("rate too high, ring", Ailment.LearningRateTooHigh, Ring, _plane with { LearningRate = 0.3, Steps = 500 }),
        Pictures("rate too high, DCGAN", Ailment.LearningRateTooHigh, _dcgan with { LearningRate = 0.05, Steps = 200 }),
        Pictures("rate too high, hinge", Ailment.LearningRateTooHigh, _vanilla with { Objective = "hinge", LearningRate = 0.1, Steps = 200 }),
        Plane("rate too low, cloud", Ailment.LearningRateTooLow, Cloud, _plane with { LearningRate = 1e-7, Steps = 500 }),
        Pictures("rate too low, DCGAN", Ailment.LearningRateTooLow, _dcgan with { LearningRate = 1e-8, Steps = 150 }),
        Pictures("rate too low, least squares", Ailment.LearningRateTooLow, _vanilla with { Objective = "least-squares", LearningRate = 1e-8, Steps = 200 }),
        Plane("critic without a limit, ring", Ailment.Divergence, Ring, _plane with { Objective = "wasserstein", LearningRate = 5e-3, Beta1 = 0.9, DiscriminatorSteps = 5 }),
        Pictures("critic without a limit, vanilla", Ailment.Divergence, _vanilla with { Objective = "wasserstein", LearningRate = 1e-3 }),
        Pictures("critic without a limit, momentum", Ailment.Divergence, _vanilla with { Objective = "wasserstein", LearningRate = 1e-3, Beta1 = 0.9, Schedule = new Schedule { DiscriminatorSteps = 2 } }),
    ];

    private static IEnumerable<(string Name, SickRunSetting Setting)> Balance() =>
    [
        Plane("D blinded by noise, ring", Ailment.DeadDiscriminator, Ring, _plane with { Regularization = new Regularization { InstanceNoise = 50, InstanceNoiseUntil = 0 }, Steps = 600 }),
        Pictures("D blinded by noise, vanilla", Ailment.DeadDiscriminator, _vanilla with { Regularization = new Regularization { InstanceNoise = 50, InstanceNoiseUntil = 0 } }),
        Pictures("D flattened by R1, least squares", Ailment.DeadDiscriminator, _dcgan with { Objective = "least-squares", Practices = _noBatchNorm, Regularization = new Regularization { R1 = 1e6 }, Steps = 400 }),
        Pictures("D asleep, DCGAN", Ailment.DeadDiscriminator, _dcgan with { DiscriminatorLearningRate = 1e-7, Steps = 200 }),
        Pictures("D asleep, hinge", Ailment.DeadDiscriminator, _vanilla with { DiscriminatorLearningRate = 1e-7, Objective = "hinge", Steps = 200 }),
        Plane("D far ahead, saturating, ring", Ailment.DiscriminatorOverpowers, Ring, _plane with { Objective = "minimax", DiscriminatorSteps = 2, DiscriminatorLearningRate = 3e-3, GeneratorDescentRate = 5e-4, PretrainSteps = 300, Steps = 700 }),
        Pictures("D far ahead, saturating, vanilla", Ailment.DiscriminatorOverpowers, _vanilla with { Objective = "minimax", DiscriminatorLearningRate = 2e-3, Schedule = new Schedule { PretrainSteps = 50 }, Practices = new BestPractices { Adam = false } }),
        Pictures("D far ahead, saturating, DCGAN", Ailment.DiscriminatorOverpowers, _dcgan with { Objective = "minimax", LearningRate = 2e-4, DiscriminatorLearningRate = 4e-3, Schedule = new Schedule { DiscriminatorSteps = 2, PretrainSteps = 30 }, Steps = 200 }),
    ];

    private static IEnumerable<(string Name, SickRunSetting Setting)> Repetition() =>
    [
        Plane("few of eight modes, momentum", Ailment.ModeCollapse, Ring, _plane with { BatchSize = 128, Beta1 = 0.9, DecayFrom = 0.2 }),
        Plane("two bits for eight modes", Ailment.ModeCollapse, Ring, _settled with { Networks = _plane.Networks, LatentBits = 2, Regularization = new Regularization { R1 = 0.01 } }),
        Pictures("one face, vanilla", Ailment.ModeCollapse, _vanilla with { LearningRate = 1e-3, Beta1 = 0.9, Practices = _noBatchNorm }),
        Pictures("one number for a face, DCGAN", Ailment.ModeCollapse, _dcgan with { LatentSize = 1 }),
        Pictures("one number for a face, vanilla", Ailment.ModeCollapse, _vanilla with { LatentSize = 1, Practices = _noBatchNorm }),
        Plane("orbit", Ailment.Oscillation, One, _linear),
        Plane("orbit, least squares", Ailment.Oscillation, One, _linear with { Objective = "least-squares" }),
        Plane("orbit, relativistic", Ailment.Oscillation, One, _linear with { Objective = "relativistic" }),
        Plane("orbit, small steps", Ailment.Oscillation, One, _linear with { LearningRate = 5e-3, Steps = 2_400 }),
        Pictures("sixteen faces, DCGAN", Ailment.Memorisation, _dcgan with { LearningRate = 2e-4, BatchSize = 16, Steps = 400 }, pictures: 16),
        Pictures("sixteen faces, vanilla", Ailment.Memorisation, _vanilla with { LearningRate = 2e-4, BatchSize = 16, Steps = 800 }, pictures: 16),
        Pictures("32 faces, hinge", Ailment.Memorisation, _dcgan with { LearningRate = 2e-4, BatchSize = 16, Objective = "hinge", Steps = 400 }, pictures: 32),
    ];

    private static (string Name, SickRunSetting Setting) Plane(string name, Ailment expected, string set, PlanarGanOptions options) =>
        (name, new SickRunSetting(expected) { Set = set, Plane = options });

    private static (string Name, SickRunSetting Setting) Pictures(string name, Ailment expected, TrainingRecord record, SickRunFault fault = SickRunFault.None, int pictures = 1_000) =>
        (name, new SickRunSetting(expected) { Record = record, Fault = fault, Pictures = pictures });
}
