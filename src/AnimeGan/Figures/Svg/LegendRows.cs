using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>The legend's entries, broken into rows.</summary>
internal sealed record LegendRows(IReadOnlyList<IReadOnlyList<(Trace Trace, string Color, double Left)>> Rows)
{
    public const double RowHeight = 20;
    private const double SampleWidth = 28;
    private const double Gap = 18;

    /// <summary>Breaks entries into rows; no rows where the figure wants no legend.</summary>
    public static LegendRows Of(Figure figure, double width)
    {
        var entries = figure.Data
            .Select((trace, i) => (Trace: trace, Color: TraceDrawing.ColorOf(trace, i)))
            .Where(entry => entry.Trace is { Name: not null, ShowLegend: not false } and not ImageTrace and not HeatmapTrace and not ContourTrace)
            .ToList();
        if (figure.Layout.ShowLegend == false || (figure.Layout.ShowLegend is null && entries.Count < 2))
        {
            return new LegendRows([]);
        }

        var rows = new List<IReadOnlyList<(Trace, string, double)>>();
        var row = new List<(Trace, string, double)>();
        var left = 0.0;
        foreach (var (trace, color) in entries)
        {
            var needed = SampleWidth + 6 + TextMeasure.Width(PlotlyText.ToPlain(trace.Name!), Theme.FontSize);
            if (row.Count > 0 && left + needed > width)
            {
                rows.Add(row);
                (row, left) = ([], 0);
            }

            row.Add((trace, color, left));
            left += needed + Gap;
        }

        return new LegendRows(row.Count == 0 ? rows : [.. rows, row]);
    }

    /// <summary>Draws the entries.</summary>
    public void Draw(SvgWriter svg, double left, double top)
    {
        for (var r = 0; r < Rows.Count; r++)
        {
            var middle = top + ((r + 0.5) * RowHeight);
            foreach (var (trace, color, offset) in Rows[r])
            {
                var start = left + offset;
                if (trace is ScatterTrace { Mode: not "markers" } scatter)
                {
                    svg.Line(start, middle, start + SampleWidth, middle, color, scatter.Line?.Width ?? 2, scatter.Line?.Dash);
                }
                else if (trace is ScatterTrace markers)
                {
                    svg.Element("circle", ("cx", start + (SampleWidth / 2)), ("cy", middle), ("r", (markers.Marker?.Size ?? 6) / 2), ("fill", color));
                }
                else
                {
                    svg.Element("rect", ("x", start + SampleWidth - 14), ("y", middle - 6), ("width", 12.0), ("height", 12.0), ("fill", color));
                }

                svg.Text(start + SampleWidth + 6, middle + 4.5, PlotlyText.ToPlain(trace.Name!), Theme.FontSize, Theme.Ink);
            }
        }
    }
}
