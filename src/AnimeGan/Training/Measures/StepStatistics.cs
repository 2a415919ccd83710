using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AnimeGan.Training;

/// <summary>What one step of a run measured, and where the run stood then: a line of stats.jsonl.</summary>
public sealed record StepStatistics : GanStepValues
{
    /// <summary>Everything is set by name.</summary>
    public StepStatistics()
    {
    }

    /// <summary>Takes over what a step measured; where the run stands is set by name.</summary>
    [SetsRequiredMembers]
    internal StepStatistics(GanStepValues values)
        : base(values)
    {
    }

    /// <summary>Steps done, this one included: the first step's is 1.</summary>
    [JsonPropertyOrder(-1)]
    public required long Step { get; init; }

    /// <summary>Real images seen, counting repeats.</summary>
    [JsonPropertyOrder(-1)]
    public required long Images { get; init; }

    /// <summary>Real images per second of this step, loading included. Differs from run to run.</summary>
    [JsonPropertyOrder(1)]
    public required double ImagesPerSecond { get; init; }

    /// <summary>Seconds of training so far, over all resumptions, pictures and checkpoints not counted. Differs from run to run.</summary>
    [JsonPropertyOrder(1)]
    public required double Seconds { get; init; }
}
