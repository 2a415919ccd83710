using System.Text.Json;
using System.Text.Json.Serialization;
using AnimeGan.Figures.Schema;
using AnimeGan.Figures.Svg;
using AnimeGan.Files;

namespace AnimeGan.Figures;

/// <summary>A chart as an immutable value: Plotly's description of it, and a static drawing for places that run no script.</summary>
/// <remarks>
/// Only what plotly.js 3 and 4 share is used, since viewers bring different versions. Numbers that are not finite become
/// null in JSON and gaps in the drawing.
/// </remarks>
[TypeFormatterSource(
    typeof(FigureFormatterSource),
    PreferredMimeTypes = ["text/html", "image/svg+xml", "text/plain"])]
public sealed record Figure
{
    /// <summary>The MIME type under which notebooks know Plotly's JSON.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = new PlotlyNaming(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new FiniteNumberConverter() },
    };

    /// <summary>The series.</summary>
    public required IReadOnlyList<Trace> Data { get; init; }

    /// <summary>Everything else.</summary>
    public Layout Layout { get; init; } = new() { Template = Theme.Template };

    /// <summary>The pictures of an animation, or null.</summary>
    public IReadOnlyList<Frame>? Frames { get; init; }

    /// <summary>How the live chart behaves.</summary>
    public Config Config { get; init; } = new();

    /// <summary>The figure in Plotly's JSON schema: data, layout, frames and config.</summary>
    /// <returns>One line of JSON; &lt;, &gt;, &amp; and ' are escaped, so that it can stand in HTML.</returns>
    public string ToJson() => JsonSerializer.Serialize(this with { Layout = Layout with { Meta = Layout.Meta ?? NarrowLayout.Of(this) } }, _json);

    /// <summary>The figure as a static drawing.</summary>
    /// <returns>An SVG document, without scripts or ids; the same figure always gives the same text.</returns>
    public string ToSvg() => FigureSvg.Draw(this);

    /// <summary>The figure as a piece of a page: a static drawing that a script replaces by the live chart where it can.</summary>
    /// <param name="script">Where plotly.js comes from; null for what the page has, else a pinned address on Plotly's CDN.</param>
    /// <returns>A div element, valid anywhere in a page's body and any number of times.</returns>
    public string ToHtml(PlotlyScript? script = null) => FigureHtml.Fragment(this, script ?? PlotlyScript.OfThePage);

    /// <summary>Writes the figure as a page of its own that works offline.</summary>
    /// <param name="path">The page; replaced if it is there. Its folder must exist.</param>
    /// <param name="plotlyScriptPath">plotly.js, which is copied into the page; null for a page with the static drawing alone.</param>
    /// <exception cref="FileNotFoundException">There is no file at <paramref name="plotlyScriptPath"/>.</exception>
    public void WriteHtml(string path, string? plotlyScriptPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var script = plotlyScriptPath is null ? PlotlyScript.None : PlotlyScript.FromFile(plotlyScriptPath);
        DurableFile.Replace(path, FigureHtml.Page(this, script));
    }

    /// <summary>The figure's title and series in a line, for a terminal.</summary>
    public override string ToString()
    {
        var title = Layout.Title is null ? "Figure" : PlotlyText.ToPlain(Layout.Title.Text);
        var names = Data.Where(trace => trace is { Name: not null, ShowLegend: not false }).Select(trace => PlotlyText.ToPlain(trace.Name!)).Distinct();
        var series = string.Join(", ", names);
        return series.Length == 0 ? title : $"{title}: {series}";
    }
}
