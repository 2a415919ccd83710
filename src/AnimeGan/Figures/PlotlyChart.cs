using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Figures.Schema;
using AnimeGan.Figures.Svg;

namespace AnimeGan.Figures;

/// <summary>A chart that another library made, by its description in Plotly's JSON: live as it came, and still as far as the kit can draw.</summary>
/// <example>
/// <code>
/// PlotlyChart.Parse("""{ "data": [{ "type": "bar", "x": ["D", "G"], "y": [1.2, 0.9] }], "layout": {} }""")
/// </code>
/// </example>
[TypeFormatterSource(
    typeof(PlotlyChartFormatterSource),
    PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class PlotlyChart
{
    private const double MostSteps = 10_000;

    private readonly string _json;

    // Whoever shows the live chart alone draws nothing.
    private readonly Lazy<Drawing> _drawing;

    private PlotlyChart(JsonObject description)
    {
        var layout = description["layout"] as JsonObject ?? [];
        // The place of the live chart is as high as this says.
        layout["height"] ??= Theme.StaticHeight;
        description["layout"] ??= layout;
        _json = description.ToJsonString();
        _drawing = new Lazy<Drawing>(() => Draw(Read(description, layout, out var missing), missing));
    }

    /// <summary>What of it the kit can draw without a browser: series of the kinds that <see cref="Figure"/> has, without sliders and buttons.</summary>
    public Figure Drawn => _drawing.Value.Figure;

    /// <summary>What the still drawing leaves out, in words: "2 series of surface".</summary>
    public IReadOnlyList<string> Missing => _drawing.Value.Missing;

    /// <summary>Reads a description.</summary>
    /// <param name="json">An object with data, and perhaps layout, frames and config, as plotly.js takes them.</param>
    /// <exception cref="FormatException">It is no such object.</exception>
    public static PlotlyChart Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonNode.Parse(json) is JsonObject { } description && description["data"] is JsonArray
                ? new PlotlyChart(description)
                : throw new FormatException("A Plotly chart is a JSON object with a list 'data'; this is none.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"A Plotly chart is a JSON object with a list 'data'; this is no JSON: {error.Message}", error);
        }
    }

    /// <summary>The description, in one line; &lt;, &gt;, &amp; and ' are escaped, so that it can stand in HTML.</summary>
    public string ToJson() => _json;

    /// <summary>The still drawing.</summary>
    /// <returns>An SVG document.</returns>
    public string ToSvg() => _drawing.Value.Svg;

    /// <summary>The chart as a piece of a page: the still drawing, which a script replaces by the live chart where it can.</summary>
    /// <param name="script">Where plotly.js comes from; null for what the page has, else a pinned address on Plotly's CDN.</param>
    public string ToHtml(PlotlyScript? script = null) => FigureHtml.Fragment(Drawn, ToSvg(), _json, script ?? PlotlyScript.OfThePage, Note());

    /// <summary>The title and the series in a line.</summary>
    public override string ToString() => string.Join(" ", new[] { Drawn.ToString(), Note() }.Where(part => part.Length > 0));

    private static Drawing Draw(Figure figure, IReadOnlyList<string> missing)
    {
        try
        {
            return new Drawing(figure, missing, FigureSvg.Draw(figure));
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            // plotly.js passes over an axis that is not there, a range of one number and the like; the drawing cannot.
            var empty = new Figure { Data = [], Layout = new Layout { Title = figure.Layout.Title } };
            return new Drawing(empty, ["this chart"], FigureSvg.Draw(empty));
        }
    }

    private static Figure Read(JsonObject description, JsonObject layout, out List<string> missing)
    {
        var (traces, left) = (new List<Trace>(), new List<string>());
        foreach (var node in description["data"]!.AsArray().OfType<JsonObject>())
        {
            if (SchemaReader.Trace(WithBins(node), out var kind) is { } trace && IsDrawable(trace))
            {
                traces.Add(WithPlaces(trace));
            }
            else
            {
                left.Add(kind);
            }
        }

        missing = [.. left.GroupBy(kind => kind, (kind, all) => all.Count() is var count && count > 1 ? $"{count} series of {kind}" : $"a series of {kind}")];
        var read = SchemaReader.Layout(layout);
        return new Figure { Data = traces, Layout = read with { Width = null, Height = read.Height is >= 50 and <= 10_000 ? read.Height : null, Sliders = null, UpdateMenus = null, Template = Theme.Template } };
    }

    /// <summary>Where a histogram leaves its bins to plotly.js, the still one has about as many as the root of what it counts.</summary>
    private static JsonObject WithBins(JsonObject node)
    {
        if (SchemaReader.Read<string>(node["type"]) != "histogram" || node["xbins"] is not null || SchemaReader.Read<Coordinates>(node["x"])?.Numbers is not { Count: > 0 } values)
        {
            return node;
        }

        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (finite.Min(), finite.Max());
        var width = high > low ? (high - low) / Math.Ceiling(Math.Sqrt(finite.Count)) : 1;
        var binned = (JsonObject)node.DeepClone();
        // The last value belongs to the last bin, whose right edge is open.
        binned["xbins"] = new JsonObject { ["start"] = low, ["end"] = high + (width * 1e-9) + (high > low ? 0 : 1), ["size"] = width * (1 + 1e-9) };
        return binned;
    }

    /// <summary>False for steps of 0, or so many that nobody could see them.</summary>
    private static bool IsDrawable(Trace trace) => trace switch
    {
        HistogramTrace { XBins: var bins } => (bins.End - bins.Start) / bins.Size is > 0 and < MostSteps,
        ContourTrace { Contours: var lines } => (lines.End - lines.Start) / lines.Size is >= 0 and < MostSteps,
        _ => true,
    };

    /// <summary>Points that are given by their heights alone stand at 0, 1, 2 …</summary>
    private static Trace WithPlaces(Trace trace) => trace switch
    {
        ScatterTrace { X: null, Y: { } y } scatter => scatter with { X = new Coordinates([.. Enumerable.Range(0, y.Count).Select(i => (double)i)]) },
        BarTrace { X: null, Y: { } y, Orientation: "v" } bar => bar with { X = new Coordinates([.. Enumerable.Range(0, y.Count).Select(i => (double)i)]) },
        _ => trace,
    };

    private string Note() => Missing.Count == 0 ? string.Empty : $"(Without a script {string.Join(" and ", Missing)} cannot be drawn.)";

    private sealed record Drawing(Figure Figure, IReadOnlyList<string> Missing, string Svg);
}
