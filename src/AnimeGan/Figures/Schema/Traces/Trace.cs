using System.Text.Json.Serialization;

namespace AnimeGan.Figures.Schema;

/// <summary>One series of a chart; the derived type says how it is drawn.</summary>
/// <remarks>Property names are Plotly's in lower case; null means Plotly's default.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ScatterTrace), "scatter")]
[JsonDerivedType(typeof(BarTrace), "bar")]
[JsonDerivedType(typeof(HistogramTrace), "histogram")]
[JsonDerivedType(typeof(HeatmapTrace), "heatmap")]
[JsonDerivedType(typeof(ContourTrace), "contour")]
[JsonDerivedType(typeof(ImageTrace), "image")]
public abstract record Trace
{
    /// <summary>What the legend and the hover label call the series.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the series has an entry in the legend.</summary>
    public bool? ShowLegend { get; init; }

    /// <summary>Series of one group are shown and hidden together.</summary>
    public string? LegendGroup { get; init; }

    /// <summary>The horizontal axis: null or "x" for the first, "x2" for the second, and so on.</summary>
    public string? XAxis { get; init; }

    /// <summary>The vertical axis: null or "y" for the first, "y2" for the second, and so on.</summary>
    public string? YAxis { get; init; }

    /// <summary>What a hover label shows; "skip" for none.</summary>
    public string? HoverInfo { get; init; }

    /// <summary>A template for the hover label, such as "%{y:.3f}".</summary>
    public string? HoverTemplate { get; init; }

    /// <summary>0 (invisible) to 1.</summary>
    public double? Opacity { get; init; }
}
