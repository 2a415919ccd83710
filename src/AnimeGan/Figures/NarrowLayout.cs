using System.Globalization;
using System.Text;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>What a figure changes on a phone: lines are broken, charts stand under each other, a drag scrolls the page.</summary>
/// <remarks>Made for 360 pixels; the scripts that draw figures apply it below 560.</remarks>
internal static class NarrowLayout
{
    private const double PlotWidth = 300;
    private const double TitleSize = 14;
    private const int TitleColumns = 36;
    private const int NoteColumns = 50;
    private const int AxisColumns = 40;
    private const double ButtonsHeight = 36;
    private const double RowOverhead = 58;
    private const double Edge = 14;

    /// <summary>The changes, as attribute paths and values.</summary>
    public static LayoutMeta Of(Figure figure)
    {
        var layout = figure.Layout;
        var changes = new Dictionary<string, object>(StringComparer.Ordinal) { ["dragmode"] = false };
        var (top, right) = (layout.Margin?.T ?? Theme.Template.Layout.Margin!.T!.Value, layout.Margin?.R ?? Edge);
        var (lower, height) = (layout.Margin?.B ?? Theme.Template.Layout.Margin!.B!.Value, layout.Height ?? Theme.StaticHeight);
        var plot = height - top - lower;
        if (!figure.Data.Any(trace => Svg.ColorField.Of(trace) is { ShowScale: true }))
        {
            changes["margin.r"] = Math.Min(right, Edge);
        }

        top += AddTitle(changes, layout) + (layout.UpdateMenus is null || layout.Title?.Subtitle is null ? 0 : ButtonsHeight);
        plot = AddRows(changes, layout, plot) ?? Square(layout, plot);
        changes["margin.t"] = top;
        changes["height"] = Math.Round(top + plot + lower);
        AddAnnotations(changes, layout);
        AddAxisTitles(changes, layout);
        return new LayoutMeta(changes);
    }

    /// <summary>Breaks the title's and the note's lines; gives the height that they take more.</summary>
    private static double AddTitle(Dictionary<string, object> changes, Layout layout)
    {
        if (layout.Title is not { } title)
        {
            return 0;
        }

        var (words, lines) = Broken(title.Text, TitleColumns);
        changes["title.text"] = words;
        changes["title.font.size"] = TitleSize;
        var more = (lines - 1) * TitleSize * 1.3;
        if (title.Subtitle is { } note)
        {
            var (noteWords, noteLines) = Broken(note.Text, NoteColumns);
            changes["title.subtitle.text"] = noteWords;
            more += (noteLines - note.Text.Split(PlotlyText.LineBreak).Length) * (note.Font?.Size ?? Theme.NoteSize) * 1.3;
        }

        return more;
    }

    /// <summary>Puts charts that stand side by side under each other; gives their height together, or null where none do.</summary>
    private static double? AddRows(Dictionary<string, object> changes, Layout layout, double plot)
    {
        var (xs, ys) = (layout.XAxes, layout.YAxes);
        if (xs.Count != ys.Count || !xs.Any(axis => axis.Domain is [> 0.1, ..]) || ys.Any(axis => axis.Domain is null))
        {
            return null;
        }

        var heights = ys.Select(axis => (axis.Domain![1] - axis.Domain[0]) * plot).ToList();
        var all = heights.Sum() + (heights.Count * RowOverhead);
        var top = all;
        for (var i = 0; i < heights.Count; i++)
        {
            top -= RowOverhead * 0.4;
            changes[Path("xaxis", i) + ".domain"] = new[] { 0.0, 1.0 };
            changes[Path("yaxis", i) + ".domain"] = new[] { Math.Round((top - heights[i]) / all, 4), Math.Round(top / all, 4) };
            top -= heights[i] + (RowOverhead * 0.6);
            if (xs[i].Title is not null && i < heights.Count - 1)
            {
                changes[Path("xaxis", i) + ".title.text"] = "";
            }

            if (ys[i].Matches is not null)
            {
                changes[Path("yaxis", i) + ".showticklabels"] = true;
            }
        }

        return all;
    }

    // A plot whose units are square needs no more height than its width asks for.
    private static double Square(Layout layout, double plot) =>
        layout.YAxes is [{ ScaleAnchor: not null, Range: { Count: 2 } y }, ..] && layout.XAxes is [{ Range: { Count: 2 } x }, ..]
            ? Math.Min(plot, PlotWidth * Math.Abs(y[1] - y[0]) / Math.Abs(x[1] - x[0]))
            : plot;

    private static void AddAxisTitles(Dictionary<string, object> changes, Layout layout)
    {
        for (var i = 0; i < layout.XAxes.Count; i++)
        {
            if (layout.XAxes[i].Title is { } title && Broken(title.Text, AxisColumns) is { Lines: > 1 } broken)
            {
                changes.TryAdd(Path("xaxis", i) + ".title.text", broken.Text);
            }
        }
    }

    // The names of reference lines move from the margin into the plot.
    private static void AddAnnotations(Dictionary<string, object> changes, Layout layout)
    {
        for (var i = 0; i < (layout.Annotations?.Count ?? 0); i++)
        {
            if (layout.Annotations![i] is { XAnchor: "left", X: 1 } note && note.XRef.EndsWith(" domain", StringComparison.Ordinal))
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"annotations[{i}]");
                changes[path + ".xanchor"] = "right";
                changes[path + ".xshift"] = 0;
                changes[path + ".yanchor"] = "bottom";
            }
        }
    }

    private static string Path(string axis, int index) => Axes.Id(axis, index);

    private static (string Text, int Lines) Broken(string text, int columns)
    {
        var lines = new List<string>();
        foreach (var line in text.Split(PlotlyText.LineBreak))
        {
            var broken = new StringBuilder();
            foreach (var word in line.Split(' '))
            {
                if (broken.Length > 0 && PlotlyText.ToPlain(broken.ToString()).Length + 1 + PlotlyText.ToPlain(word).Length > columns)
                {
                    lines.Add(broken.ToString());
                    broken.Clear();
                }

                broken.Append(broken.Length > 0 ? " " : "").Append(word);
            }

            lines.Add(broken.ToString());
        }

        return (string.Join(PlotlyText.LineBreak, lines), lines.Count);
    }
}
