using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Print;

/// <summary>Gives every series of a figure a dash, marker or hatching of its own, so that it is known without its colour.</summary>
internal static class SeriesMarks
{
    private static readonly string[] _dashes = ["solid", "dash", "dot", "dashdot", "longdash"];
    private static readonly string[] _symbols = ["circle", "square", "triangle-up", "diamond", "x", "triangle-down", "cross"];
    private static readonly string?[] _patterns = [null, "/", "\\", "x", "-", "|", "+"];

    /// <summary>The same series with marks. Those of one name, or of one group of the legend, are one series drawn in parts.</summary>
    public static IReadOnlyList<Trace> Apply(IReadOnlyList<Trace> series)
    {
        var places = new Dictionary<(string Kind, string Key), int>();
        return [.. series.Select((trace, i) => trace switch
        {
            ScatterTrace { Mode: "markers" } points => points with { Marker = (points.Marker ?? new Marker()) with { Symbol = _symbols[Place(trace, i) % _symbols.Length] } },
            ScatterTrace line => Mark(line, Place(trace, i)),
            BarTrace bars => bars with { Marker = Hatched(bars.Marker, Place(trace, i)) },
            HistogramTrace histogram => histogram with { Marker = Hatched(histogram.Marker, Place(trace, i)) },
            _ => trace,
        })];

        int Place(Trace trace, int index)
        {
            var kind = trace is ScatterTrace ? "scatter" : "bar";
            var key = (kind, trace.Name ?? trace.LegendGroup ?? $"#{index}");
            if (!places.TryGetValue(key, out var place))
            {
                places[key] = place = places.Keys.Count(other => other.Kind == kind);
            }

            return place;
        }
    }

    // Five dashes and seven symbols have no common factor: 35 series differ.
    private static ScatterTrace Mark(ScatterTrace line, int place) => line with
    {
        Line = (line.Line ?? new Line()) with { Dash = _dashes[place % _dashes.Length] },
        Marker = (line.Marker ?? new Marker()) with { Symbol = _symbols[place % _symbols.Length] },
    };

    private static Marker Hatched(Marker? marker, int place) => (marker ?? new Marker()) with
    {
        Pattern = _patterns[place % _patterns.Length] is { } shape ? new Pattern { Shape = shape } : null,
    };
}
