using System.Globalization;
using System.Text.Json.Serialization;

namespace AnimeGan.Figures.Schema;

/// <summary>Everything of a figure but its series.</summary>
public sealed record Layout
{
    /// <summary>The figure's title.</summary>
    public Title? Title { get; init; }

    /// <summary>Width in pixels; null fills the page's column.</summary>
    public double? Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public double? Height { get; init; }

    /// <summary>Whether the figure fits itself to the place where it is shown.</summary>
    public bool? AutoSize { get; init; }

    /// <summary>Space around the plot.</summary>
    public Margin? Margin { get; init; }

    /// <summary>The font of all words.</summary>
    public Font? Font { get; init; }

    /// <summary>What stands behind the figure.</summary>
    [JsonPropertyName("paper_bgcolor")]
    public string? PaperBackground { get; init; }

    /// <summary>What stands behind the plot.</summary>
    [JsonPropertyName("plot_bgcolor")]
    public string? PlotBackground { get; init; }

    /// <summary>Colours of series that name none, in order.</summary>
    public IReadOnlyList<string>? ColorWay { get; init; }

    /// <summary>"x unified", "closest" or another of Plotly's hover modes.</summary>
    public string? HoverMode { get; init; }

    /// <summary>What a drag does: "zoom", "pan" or false for nothing.</summary>
    public string? DragMode { get; init; }

    /// <summary>Whether there is a legend.</summary>
    public bool? ShowLegend { get; init; }

    /// <summary>The legend's place and look.</summary>
    public Legend? Legend { get; init; }

    /// <summary>How bars at one place stand: "group", "stack" or "overlay".</summary>
    public string? BarMode { get; init; }

    /// <summary>The gap between bars, 0 to 1 of a bar's place.</summary>
    public double? BarGap { get; init; }

    /// <summary>The horizontal axes: "xaxis", "xaxis2" and so on.</summary>
    [JsonIgnore]
    public IReadOnlyList<Axis> XAxes { get; init; } = [];

    /// <summary>The vertical axes: "yaxis", "yaxis2" and so on.</summary>
    [JsonIgnore]
    public IReadOnlyList<Axis> YAxes { get; init; } = [];

    /// <summary>Lines and rectangles.</summary>
    public IReadOnlyList<Shape>? Shapes { get; init; }

    /// <summary>Words at places.</summary>
    public IReadOnlyList<Annotation>? Annotations { get; init; }

    /// <summary>Sliders under the plot.</summary>
    public IReadOnlyList<Slider>? Sliders { get; init; }

    /// <summary>Rows of buttons.</summary>
    public IReadOnlyList<UpdateMenu>? UpdateMenus { get; init; }

    /// <summary>Defaults that figures of one house share.</summary>
    public Template? Template { get; init; }

    /// <summary>What pages read beside Plotly; written with every figure.</summary>
    public LayoutMeta? Meta { get; init; }

    /// <summary>The axes under the keys that Plotly wants.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, object> NumberedAxes
    {
        get
        {
            var axes = new Dictionary<string, object>();
            foreach (var (key, list) in new[] { ("xaxis", XAxes), ("yaxis", YAxes) })
            {
                for (var i = 0; i < list.Count; i++)
                {
                    axes.Add(i == 0 ? key : key + (i + 1).ToString(CultureInfo.InvariantCulture), list[i]);
                }
            }

            return axes;
        }
    }
}
