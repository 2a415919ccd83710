using System.Text.Json.Serialization;

namespace AnimeGan.Training;

/// <summary>What one step measured.</summary>
/// <remarks>
/// D's loss is given as its two halves ('per half'): log 2 = 0.693 each where D cannot tell real from generated, and
/// the rule of thumb 'stable at 0.5 to 0.8' is about each half. D descends their sum (1.386 there). G's loss is
/// log 2 there too (non-saturating; −log 2 minimax). Losses are in nats, means over the batch.
/// </remarks>
public record GanStepValues
{
    /// <summary>D's loss on real images.</summary>
    public required double DLossReal { get; init; }

    /// <summary>D's loss on generated images.</summary>
    public required double DLossFake { get; init; }

    /// <summary>G's loss.</summary>
    public required double GLoss { get; init; }

    /// <summary>Mean D(x) over real images, before this step's update of D.</summary>
    public required double DReal { get; init; }

    /// <summary>Mean D(G(z)) before this step's update of D.</summary>
    public required double DFake { get; init; }

    /// <summary>Mean D(G(z)) of the same images after this step's update of D.</summary>
    public required double DFakeAfter { get; init; }

    /// <summary>Euclidean norm of D's gradient over all its parameters.</summary>
    public required double DGradientNorm { get; init; }

    /// <summary>Euclidean norm of G's gradient over all its parameters.</summary>
    public required double GGradientNorm { get; init; }

    /// <summary>What else was measured, by name: penalties without their lazy factor ("r1", "pathLength"), "augmentation" for ADA's strength, CycleGAN's parts; after steps at which samples were measured the measure, such as "kid" and "kidStandardError"; null where nothing was.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyDictionary<string, double>? Terms { get; init; }

    /// <summary>What health is read from, every tenth step; null in the others.</summary>
    [JsonPropertyOrder(2)]
    public StepVitals? Vitals { get; init; }
}
