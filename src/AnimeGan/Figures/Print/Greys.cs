using System.Globalization;
using System.Xml.Linq;

namespace AnimeGan.Figures.Print;

/// <summary>Colours of a drawing as greys of their lightness.</summary>
internal static class Greys
{
    /// <summary>Changes every fill and line of a drawing.</summary>
    public static void Apply(XElement svg)
    {
        foreach (var attribute in svg.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName is "fill" or "stroke"))
        {
            attribute.Value = Of(attribute.Value);
        }

        foreach (var picture in svg.Descendants().Where(element => element.Name.LocalName == "image"))
        {
            picture.SetAttributeValue("style", "image-rendering:pixelated;filter:grayscale(1)");
        }
    }

    /// <summary>The grey of a colour; what is no "#rrggbb" or "rgba(…)" stays.</summary>
    public static string Of(string color)
    {
        if (color.StartsWith('#') && color.Length == 7)
        {
            var grey = Lightness(Channel(color, 0), Channel(color, 1), Channel(color, 2)).ToString("x2", CultureInfo.InvariantCulture);
            return "#" + grey + grey + grey;
        }

        if (color.StartsWith("rgba(", StringComparison.Ordinal) && color[5..].TrimEnd(')').Split(',') is [var r, var g, var b, var alpha])
        {
            var grey = Lightness(Number(r), Number(g), Number(b));
            return string.Create(CultureInfo.InvariantCulture, $"rgba({grey},{grey},{grey},{alpha.Trim()})");
        }

        return color;
    }

    // Luma of ITU-R BT.601, as printers and picture programs turn colours to grey.
    private static int Lightness(double red, double green, double blue) => (int)Math.Round((0.299 * red) + (0.587 * green) + (0.114 * blue));

    private static int Channel(string color, int index) => int.Parse(color.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
