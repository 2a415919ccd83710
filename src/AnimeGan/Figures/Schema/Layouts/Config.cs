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

    /// <summary>Whether there is a button that uploads the chart to Plotly's servers, which plotly.js 4 shows unless told not to.</summary>
    [JsonPropertyName("showSendToCloud")]
    public bool ShowSendToCloud { get; init; }

    /// <summary>Tools that are left out of the row.</summary>
    [JsonPropertyName("modeBarButtonsToRemove")]
    public IReadOnlyList<string> ModeBarButtonsToRemove { get; init; } = ["select2d", "lasso2d", "autoScale2d", "zoomIn2d", "zoomOut2d"];
}
