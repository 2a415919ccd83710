namespace AnimeGan.Figures.Schema;

/// <summary>One place of a slider.</summary>
public sealed record SliderStep
{
    /// <summary>The words under the place.</summary>
    public required string Label { get; init; }

    /// <summary>The Plotly call, "animate" for one frame.</summary>
    public string Method { get; init; } = "animate";

    /// <summary>The call's arguments after the figure itself.</summary>
    public required IReadOnlyList<object?> Args { get; init; }
}
