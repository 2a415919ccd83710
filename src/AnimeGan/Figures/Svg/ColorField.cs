using System.Globalization;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>What heat maps and contour maps share: a table of values, where its cells lie, and their colours.</summary>
internal sealed record ColorField(
    Coordinates? X, Coordinates? Y, IReadOnlyList<IReadOnlyList<double>> Z, IReadOnlyList<ColorStop> ColorScale, double Low, double High, bool ShowScale)
{
    /// <summary>The field of a series; null where it has none.</summary>
    public static ColorField? Of(Trace trace) => trace switch
    {
        HeatmapTrace h => Of(h.X, h.Y, h.Z, h.ColorScale, h.ZMin, h.ZMax, h.ShowScale),
        ContourTrace { Contours.Coloring: "heatmap" } c => Of(c.X, c.Y, c.Z, c.ColorScale, c.ZMin, c.ZMax, c.ShowScale),
        _ => null,
    };

    /// <summary>A column's or row's place: its number, or its index where it has a name or nothing.</summary>
    public static double Center(Coordinates? positions, int i) => positions?.Numbers is { } numbers ? numbers[i] : i;

    /// <summary>The borders between cells, one more than there are cells: half-way between centres.</summary>
    public static double[] Edges(Coordinates? positions, int count)
    {
        var edges = new double[count + 1];
        for (var i = 1; i < count; i++)
        {
            edges[i] = (Center(positions, i - 1) + Center(positions, i)) / 2;
        }

        var (first, last) = (Center(positions, 0), Center(positions, count - 1));
        edges[0] = count == 1 ? first - 0.5 : first - (edges[1] - first);
        edges[count] = count == 1 ? last + 0.5 : last + (last - edges[count - 1]);
        return edges;
    }

    /// <summary>The colour of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="levels">How many colours there are in all; null for any number.</param>
    public string ColorOf(double value, int? levels)
    {
        var place = (value - Low) / (High - Low);
        return ColorAt(ColorScale, levels is { } n ? Math.Round(place * (n - 1)) / (n - 1) : place);
    }

    /// <summary>The colour at a place of a scale, mixed linearly in sRGB as Plotly does.</summary>
    /// <param name="scale">At least two stops, positions rising from 0 to 1.</param>
    /// <param name="place">Clamped to 0 to 1.</param>
    public static string ColorAt(IReadOnlyList<ColorStop> scale, double place)
    {
        place = double.IsNaN(place) ? 0 : Math.Clamp(place, 0, 1);
        var i = 1;
        while (i < scale.Count - 1 && scale[i].Position < place)
        {
            i++;
        }

        var (from, to) = (scale[i - 1], scale[i]);
        var share = (place - from.Position) / (to.Position - from.Position);
        var channels = Enumerable.Range(0, 3).Select(c => (int)Math.Round(Channel(from.Color, c) + (share * (Channel(to.Color, c) - Channel(from.Color, c)))));
        return "#" + string.Concat(channels.Select(c => c.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static int Channel(string color, int index) => int.Parse(color.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static ColorField Of(
        Coordinates? x, Coordinates? y, IReadOnlyList<IReadOnlyList<double>> z, IReadOnlyList<ColorStop> scale, double? low, double? high, bool? showScale)
    {
        var values = z.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        return new ColorField(x, y, z, scale, low ?? values.Min(), high ?? values.Max(), showScale != false);
    }
}
