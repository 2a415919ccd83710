namespace AnimeGan.Figures.Schema;

/// <summary>Words at a place of the figure.</summary>
public sealed record Annotation
{
    /// <summary>The words, in Plotly's subset of HTML: see <see cref="PlotlyText.Escape"/>.</summary>
    public required string Text { get; init; }

    /// <summary>What <see cref="X"/> is measured in: an axis, "paper", or "x domain".</summary>
    public string XRef { get; init; } = "x";

    /// <summary>What <see cref="Y"/> is measured in: an axis, "paper", or "y domain".</summary>
    public string YRef { get; init; } = "y";

    /// <summary>Place.</summary>
    public double X { get; init; }

    /// <summary>Place; on a logarithmic axis the decimal logarithm.</summary>
    public double Y { get; init; }

    /// <summary>Pixels that the text is moved to the right.</summary>
    public double? XShift { get; init; }

    /// <summary>Which side of the text stands at <see cref="X"/>: "left", "center" or "right".</summary>
    public string XAnchor { get; init; } = "center";

    /// <summary>Which side of the text stands at <see cref="Y"/>: "top", "middle" or "bottom".</summary>
    public string YAnchor { get; init; } = "middle";

    /// <summary>Whether an arrow points at the place.</summary>
    public bool ShowArrow { get; init; }

    /// <summary>The font.</summary>
    public Font? Font { get; init; }

    /// <summary>What stands behind the text.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("bgcolor")]
    public string? Background { get; init; }
}
