using System.Text.Json.Serialization;

namespace AnimeGan.Figures.Schema;

/// <summary>How the live chart behaves.</summary>
public sealed record Config
{
    /// <summary>Whether the chart follows its place when that is resized.</summary>
    public bool Responsive { get; init; } = true;

    /// <summary>Whether Plotly's logo is shown.</summary>
    public bool DisplayLogo { get; init; }

    /// <summary>Whether the row of tools is always shown (true), never (false), or on hover (null).</summary>
    [JsonPropertyName("displayModeBar")]
    public bool? DisplayModeBar { get; init; }
}
