using AnimeGan.Data;

namespace AnimeGan.Training;

/// <summary>What a checkpoint holds beside tensors: its state.json.</summary>
internal sealed record CheckpointState
{
    /// <summary>Version of the layout.</summary>
    public int Format { get; init; } = 2;

    /// <summary>Steps done.</summary>
    public required long Step { get; init; }

    /// <summary>Real images seen.</summary>
    public required long Images { get; init; }

    /// <summary>Seconds of training.</summary>
    public required double Seconds { get; init; }

    /// <summary>Where the order of each set of data stands, by name.</summary>
    public required IReadOnlyDictionary<string, SamplerState> Samplers { get; init; }

    /// <summary>Name of the measure; null where none was supplied.</summary>
    public string? ScoreName { get; init; }

    /// <summary>The measure of this checkpoint's samples, lower is better.</summary>
    public double? Score { get; init; }

    /// <summary>SHA-256 of each tensor file, by name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }
}
