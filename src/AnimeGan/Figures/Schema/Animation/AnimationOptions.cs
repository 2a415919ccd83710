namespace AnimeGan.Figures.Schema;

/// <summary>How Plotly moves between frames.</summary>
public sealed record AnimationOptions
{
    /// <summary>"immediate" drops what is still playing, "afterall" waits for it.</summary>
    public string Mode { get; init; } = "immediate";

    /// <summary>A frame's time.</summary>
    public required FrameTiming Frame { get; init; }

    /// <summary>The time between frames.</summary>
    public TransitionTiming Transition { get; init; } = new(0);

    /// <summary>Whether playing starts at the frame that is shown.</summary>
    public bool? FromCurrent { get; init; }
}
