namespace AnimeGan.Figures.Schema;

/// <summary>The hatching of bars.</summary>
public sealed record Pattern
{
    /// <summary>"/", "\\", "x", "-", "|" or "+".</summary>
    public string? Shape { get; init; }

    /// <summary>The colour of its lines.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("fgcolor")]
    public string? Foreground { get; init; }
}
