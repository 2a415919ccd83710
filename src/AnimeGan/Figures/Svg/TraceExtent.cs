using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures.Svg;

/// <summary>Values that a series needs its axes to span.</summary>
internal static class TraceExtent
{
    public static IEnumerable<double> Along(Trace trace, bool horizontal) => trace switch
    {
        ScatterTrace s => (horizontal ? s.X : s.Y)?.Numbers ?? [],
        BarTrace b => OfBars(b, horizontal),
        HistogramTrace h => horizontal ? [h.XBins.Start, h.XBins.End] : Counts(h).Select(c => (double)c).Append(0),
        ContourTrace c => (horizontal ? c.X : c.Y).Numbers ?? [],
        HeatmapTrace h => OfCells(horizontal ? h.X : h.Y, horizontal ? h.Z[0].Count : h.Z.Count),
        ImageTrace i => OfImage(i, horizontal),
        _ => [],
    };

    /// <summary>How many values fall into each bin.</summary>
    public static int[] Counts(HistogramTrace trace)
    {
        var counts = new int[Math.Max(1, (int)Math.Round((trace.XBins.End - trace.XBins.Start) / trace.XBins.Size))];
        foreach (var value in trace.X?.Numbers ?? [])
        {
            var bin = Math.Floor((value - trace.XBins.Start) / trace.XBins.Size);
            if (bin >= 0 && bin < counts.Length)
            {
                counts[(int)bin]++;
            }
        }

        return counts;
    }

    private static IEnumerable<double> OfBars(BarTrace bars, bool horizontal)
    {
        var values = (horizontal ? bars.X : bars.Y)?.Numbers ?? [];
        var alongBars = (bars.Orientation == "h") == horizontal;
        return alongBars ? values.Append(0) : values.SelectMany(v => new[] { v - 0.5, v + 0.5 });
    }

    private static double[] OfCells(Coordinates? positions, int count)
    {
        var edges = ColorField.Edges(positions, count);
        return [edges[0], edges[^1]];
    }

    private static double[] OfImage(ImageTrace image, bool horizontal)
    {
        var (width, height) = PngHeader.SizeOfUri(image.Source);
        return horizontal
            ? [image.X0 - (0.5 * image.Dx), image.X0 + ((width - 0.5) * image.Dx)]
            : [image.Y0 - (0.5 * image.Dy), image.Y0 + ((height - 0.5) * image.Dy)];
    }
}
