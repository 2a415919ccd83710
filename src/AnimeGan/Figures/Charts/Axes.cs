using System.Globalization;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>Names and headings of the axes of small charts.</summary>
internal static class Axes
{
    /// <summary>"x" for the first, "x2" for the second, and so on.</summary>
    public static string Id(string axis, int index) => index == 0 ? axis : axis + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A small chart's name above its upper left corner.</summary>
    public static Annotation Heading(string name, int index) => new()
    {
        Text = "<b>" + PlotlyText.Escape(name) + "</b>",
        XRef = Id("x", index) + " domain",
        YRef = Id("y", index) + " domain",
        X = 0,
        Y = 1,
        XAnchor = "left",
        YAnchor = "bottom",
        Font = new Font { Size = Theme.FontSize, Color = Theme.Ink },
    };
}
