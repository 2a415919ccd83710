using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>The legend's entries, broken into rows.</summary>
internal sealed record LegendRows(IReadOnlyList<IReadOnlyList<(Trace? Trace, string Color, double Left, string Text)>> Rows)
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

        var rows = new List<IReadOnlyList<(Trace?, string, double, string)>>();
        var row = new List<(Trace?, string, double, string)>();
        var left = 0.0;
        foreach (var (trace, color) in entries)
        {
            // A name that is longer than a row goes on in the next, without a sample.
            var lines = TextMeasure.Break(PlotlyText.ToPlain(trace.Name!), Theme.FontSize, width - SampleWidth - 6);
            var needed = SampleWidth + 6 + TextMeasure.Width(lines[0], Theme.FontSize);
            if (row.Count > 0 && left + needed > width)
            {
                rows.Add(row);
                (row, left) = ([], 0);
            }

            row.Add((trace, color, left, lines[0]));
            left += needed + Gap;
            foreach (var line in lines.Skip(1))
            {
                rows.Add(row);
                row = [(null, color, 0, line)];
                left = width;
            }
        }

        return new LegendRows(row.Count == 0 ? rows : [.. rows, row]);
    }

    /// <summary>Draws the entries.</summary>
    public void Draw(SvgWriter svg, double left, double top)
    {
        for (var r = 0; r < Rows.Count; r++)
        {
            var middle = top + ((r + 0.5) * RowHeight);
            foreach (var (trace, color, offset, text) in Rows[r])
            {
                var start = left + offset;
                DrawSample(svg, trace, color, start, middle);
                svg.Text(start + SampleWidth + 6, middle + 4.5, text, Theme.FontSize, Theme.Ink);
            }
        }
    }

    private static void DrawSample(SvgWriter svg, Trace? trace, string color, double start, double middle)
    {
        switch (trace)
        {
            case ScatterTrace { Mode: not "markers" } line:
                svg.Line(start, middle, start + SampleWidth, middle, color, line.Line?.Width ?? 2, line.Line?.Dash);
                if (line.Marker?.Symbol is { } symbol)
                {
                    MarkDrawing.Draw(svg, start + (SampleWidth / 2), middle, line.Marker.Size ?? TraceDrawing.SpreadSize, symbol, color);
                }

                break;
            case ScatterTrace markers:
                MarkDrawing.Draw(svg, start + (SampleWidth / 2), middle, markers.Marker?.Size ?? 6, markers.Marker?.Symbol, color);
                break;
            case not null:
                svg.Element("rect", ("x", start + SampleWidth - 14), ("y", middle - 6), ("width", 12.0), ("height", 12.0), ("fill", color));
                if (((trace as BarTrace)?.Marker ?? (trace as HistogramTrace)?.Marker)?.Pattern is { } pattern)
                {
                    MarkDrawing.Hatch(svg, new Box(start + SampleWidth - 14, middle - 6, 12, 12), pattern);
                }

                break;
        }
    }
}
