namespace AnimeGan.Figures.Schema;

/// <summary>A title of a figure, an axis or a legend.</summary>
public sealed record Title
{
    /// <summary>The words, in Plotly's subset of HTML: see <see cref="PlotlyText.Escape"/>.</summary>
    public required string Text { get; init; }

    /// <summary>A smaller second line, for a figure's title.</summary>
    public Title? Subtitle { get; init; }

    /// <summary>The font.</summary>
    public Font? Font { get; init; }

    /// <summary>Left edge (0) to right edge (1), for a figure's title.</summary>
    public double? X { get; init; }

    /// <summary>Which side of the text stands at <see cref="X"/>: "left", "center" or "right".</summary>
    public string? XAnchor { get; init; }

    /// <summary>What <see cref="X"/> is measured in: "container" or "paper".</summary>
    public string? XRef { get; init; }

    /// <summary>Bottom edge (0) to top edge (1), for a figure's title.</summary>
    public double? Y { get; init; }

    /// <summary>Which side of the text stands at <see cref="Y"/>: "top", "middle" or "bottom".</summary>
    public string? YAnchor { get; init; }

    /// <summary>What <see cref="Y"/> is measured in: "container" or "paper".</summary>
    public string? YRef { get; init; }

    /// <summary>Pixels kept between the title and the edge it stands at.</summary>
    public Margin? Pad { get; init; }

    /// <summary>Pixels between an axis's title and its tick labels.</summary>
    public double? Standoff { get; init; }
}
