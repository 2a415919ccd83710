using AnimeGan.Augmentation;
using AnimeGan.Distributed;
using AnimeGan.Objectives;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>What a step does beside the objective; by default nothing.</summary>
public sealed record GanStepOptions
{
    /// <summary>Penalties on D, clipping, packing, noise, top-k.</summary>
    public Regularization Regularization { get; init; } = new();

    /// <summary>Terms added to D's loss beside those of <see cref="Regularization"/>, as often as these.</summary>
    public IReadOnlyList<IDiscriminatorPenalty> DiscriminatorPenalties { get; init; } = [];

    /// <summary>Terms added to G's loss.</summary>
    public IReadOnlyList<IGeneratorPenalty> GeneratorPenalties { get; init; } = [];

    /// <summary>Changes all that D is shown; null for nothing.</summary>
    public IAugmentation? Augmentation { get; init; }

    /// <summary>Steps between two measurements of <see cref="StepVitals"/>, by the plan's step; 0 for none.</summary>
    public int VitalsEvery { get; init; }

    /// <summary>Those that have shares of each batch; the networks, the optimisers and <see cref="Random"/> stand alike on all of them.</summary>
    public Ranks Ranks { get; init; } = Ranks.Alone;

    /// <summary>Source of G's own randomness, of noise, augmentation and penalties; null where the step needs none.</summary>
    public Generator? Random { get; init; }
}
