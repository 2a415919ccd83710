using System.Text.Json.Nodes;
using AnimeGan.Figures;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Figure = AnimeGan.Figures.Figure;

namespace AnimeGan.Interactive;

/// <summary>The kit's figures as charts of Plotly.NET, to restyle, combine and save with its functions, and back.</summary>
/// <example>
/// <code>
/// var figure = RunFigures.Losses(RunFolder.Open("runs/first").ReadStatistics());
/// Plotly.NET.GenericChart chart = figure.ToChart();    // to restyle, combine and save by Plotly.NET
/// chart.ToFigure()
/// </code>
/// </example>
public static class ChartConversion
{
    /// <summary>Where a chart carries the frames of an animation, which Plotly.NET has no place for; plotly.js passes by what begins so.</summary>
    internal const string FramesKey = "_frames";

    /// <summary>A figure as a chart of Plotly.NET: series, axes, title, legend, shapes, annotations and sliders as its own types; frames come along.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>A chart, which shows what the figure shows.</returns>
    public static GenericChart ToChart(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var description = JsonNode.Parse(figure.ToJson())!.AsObject();
        var traces = description["data"]!.AsArray().Select(trace => ChartObjects.Trace(trace!.AsObject())).ToList();
        var layout = ChartObjects.Layout(description["layout"]?.AsObject() ?? []);
        if (description["frames"] is { } frames)
        {
            layout.SetProperty(FramesKey, ChartObjects.Value(string.Empty, frames));
        }

        var (config, options) = (ChartObjects.Config(description["config"]?.AsObject() ?? []), new DisplayOptions());
        return traces is [var one] ? GenericChart.NewChart(one, layout, config, options) : GenericChart.NewMultiChart(ListModule.OfSeq(traces), layout, config, options);
    }

    /// <summary>A chart of Plotly.NET as a figure of the kit: series of the kinds that <see cref="Figure"/> has, and their layout.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>The figure; what the kit has no record for is left out, and <see cref="PlotlyChart.Missing"/> of <c>PlotlyChart.Parse</c> says what.</returns>
    /// <exception cref="FormatException">The chart's JSON is not Plotly's.</exception>
    public static Figure ToFigure(this GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return PlotlyChart.Parse(TakeFrames(GenericChart.toJson(chart))).Drawn;
    }

    /// <summary>Puts frames that a chart carries where plotly.js looks for them.</summary>
    /// <param name="json">A chart's description.</param>
    /// <returns>The description.</returns>
    internal static string TakeFrames(string json)
    {
        if (!json.Contains(FramesKey, StringComparison.Ordinal)
            || JsonNode.Parse(json) is not JsonObject description
            || description["layout"] is not JsonObject layout
            || layout[FramesKey] is not { } frames)
        {
            return json;
        }

        layout.Remove(FramesKey);
        description["frames"] = frames;
        return description.ToJsonString();
    }
}
