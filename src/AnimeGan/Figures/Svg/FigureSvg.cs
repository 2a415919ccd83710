using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>Draws figures as SVG without a browser: the chart kinds that the kit uses, in the look of its live charts.</summary>
/// <remarks>Sliders and buttons are left out. No ids are used, so that one page can hold many drawings.</remarks>
internal static class FigureSvg
{
    private const double Edge = 16;
    private const double TickLabelHeight = 22;
    private const double AxisTitleHeight = 22;
    private const double NoteHeight = 16;
    private const double TitleLine = 20;

    public static string Draw(Figure figure)
    {
        var width = figure.Layout.Width ?? Theme.StaticWidth;
        var height = (figure.Layout.Height ?? Theme.StaticHeight) - SliderRoom(figure);
        var legend = LegendRows.Of(figure, width - (2 * Edge));
        var plot = PlotBox(figure, width, height, legend.Rows.Count * LegendRows.RowHeight);
        var panels = Panel.All(figure, plot);
        using var svg = new SvgWriter();
        svg.Open(
            "svg",
            ("viewBox", $"0 0 {SvgWriter.Number(width)} {SvgWriter.Number(height)}"),
            ("width", width),
            ("height", height),
            ("role", "img"),
            ("aria-label", figure.ToString()),
            ("font-family", Theme.FontFamily),
            ("style", "width:100%;height:auto;display:block"));
        svg.Element("rect", ("width", width), ("height", height), ("fill", figure.Layout.PaperBackground ?? Theme.Ground));
        DrawTitle(svg, figure.Layout.Title);
        foreach (var panel in panels)
        {
            AxisDrawing.DrawGrid(svg, panel);
            OverlayDrawing.DrawShapes(svg, figure, plot, panel, below: true);
            TraceDrawing.Draw(svg, figure, panel);
            OverlayDrawing.DrawShapes(svg, figure, plot, panel, below: false);
            AxisDrawing.DrawAxes(svg, panel);
        }

        OverlayDrawing.DrawAnnotations(svg, figure, plot, panels);
        DrawSliderStep(svg, figure, plot);
        legend.Draw(svg, Edge, height - 8 - (legend.Rows.Count * LegendRows.RowHeight));
        svg.Close();
        return svg.ToString();
    }

    /// <summary>What is left for the plots once title, labels and legend have their room.</summary>
    private static Box PlotBox(Figure figure, double width, double height, double legendHeight)
    {
        var margin = figure.Layout.Margin;
        var top = margin?.T ?? TitleHeight(figure.Layout.Title);
        var bottom = margin?.B - SliderRoom(figure) ?? (BottomLabels(figure) + legendHeight + (legendHeight > 0 ? 14 : 6));
        var provisional = new Box(Edge, top, width - (2 * Edge), Math.Max(1, height - top - bottom));

        // The leftmost plots: of one scale on both axes they do not begin at the edge.
        var panels = Panel.All(figure, provisional);
        var labels = panels.Where(p => p.Box.Left < panels.Min(other => other.Box.Left) + 1);
        var left = margin?.L ?? (Edge + labels.Select(AxisDrawing.WidthOfYLabels).DefaultIfEmpty(0).Max());
        var right = margin?.R ?? (figure.Data.Any(t => ColorField.Of(t) is { ShowScale: true }) ? 76 : 22);

        // Names that stand aslant and titles of several lines are known once the width is; the lowest plots' need room below them.
        var across = provisional with { Left = left, Width = Math.Max(1, width - left - right) };
        var more = Panel.All(figure, across).Where(p => p.Box.Bottom > across.Bottom - 1).Select(AxisDrawing.HeightOfXLabels).DefaultIfEmpty(0).Max() - BottomLabels(figure);
        if (margin?.B is null && more > 4)
        {
            provisional = provisional with { Height = Math.Max(1, provisional.Height - more) };
        }

        return new Box(left, top, Math.Max(1, width - left - right), provisional.Height);
    }

    private static double BottomLabels(Figure figure)
    {
        var axes = figure.Layout.XAxes.Count == 0 ? [new Axis()] : figure.Layout.XAxes;
        var visible = axes.Where(a => a.Visible != false).ToList();
        return (visible.Exists(a => a.ShowTickLabels != false) ? TickLabelHeight : 0) + (visible.Exists(a => a.Title is not null) ? AxisTitleHeight : 0);
    }

    private static double TitleHeight(Title? title) => title switch
    {
        null => Edge,
        { Subtitle: null } => 48 + MoreTitle(title),
        _ => 50 + MoreTitle(title) + (SubtitleLines(title).Length * NoteHeight),
    };

    private static double MoreTitle(Title title) => (title.Text.Split(PlotlyText.LineBreak).Length - 1) * TitleLine;

    private static string[] SubtitleLines(Title title) => title.Subtitle?.Text.Split(PlotlyText.LineBreak) ?? [];

    // Of what a slider takes only its step's line is drawn.
    private static double SliderRoom(Figure figure) => figure.Layout.Sliders is null ? 0 : FrameSlider.Height / 2;

    // The drawing cannot slide, but says which step it shows.
    private static void DrawSliderStep(SvgWriter svg, Figure figure, Box plot)
    {
        if (figure.Layout.Sliders is [var slider, ..])
        {
            var step = (slider.CurrentValue?.Prefix ?? "") + slider.Steps[slider.Active].Label;
            svg.Text(plot.Left, plot.Bottom + 26, PlotlyText.ToPlain(step), Theme.FontSize, Theme.Muted);
        }
    }

    private static void DrawTitle(SvgWriter svg, Title? title)
    {
        if (title is null)
        {
            return;
        }

        var words = title.Text.Split(PlotlyText.LineBreak);
        for (var i = 0; i < words.Length; i++)
        {
            svg.Text(Edge, 31 + (i * TitleLine), PlotlyText.ToPlain(words[i]), title.Font?.Size ?? Theme.TitleSize, Theme.Ink, weight: "600");
        }

        var lines = SubtitleLines(title);
        for (var i = 0; i < lines.Length; i++)
        {
            svg.Text(Edge, 50 + ((words.Length - 1) * TitleLine) + (i * NoteHeight), PlotlyText.ToPlain(lines[i]), title.Subtitle?.Font?.Size ?? Theme.NoteSize, Theme.Muted);
        }
    }
}
