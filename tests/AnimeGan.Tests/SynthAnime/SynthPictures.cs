using AnimeGan.Data;

namespace AnimeGan.Tests.SynthFaces;

/// <summary>What the tests of drawn faces measure pictures with.</summary>
internal static class SynthPictures
{
    public static byte[] Draw(SynthAttributes attributes, int size)
    {
        var chw = new byte[3 * size * size];
        SynthAnime.Render(attributes, size, chw);
        return chw;
    }

    public static byte[] Draw(long seed, long index, int size)
    {
        var chw = new byte[3 * size * size];
        SynthAnime.Render(seed, index, size, chw);
        return chw;
    }

    /// <summary>Mean absolute difference over all bytes, levels of 255.</summary>
    public static double Difference(byte[] a, byte[] b) => a.Zip(b, (x, y) => (double)Math.Abs(x - y)).Average();

    /// <summary>Averages blocks of pixels, [3, size·factor, size·factor] to [3, size, size].</summary>
    public static byte[] Shrink(byte[] chw, int size, int factor)
    {
        var small = new byte[3 * size * size];
        var large = size * factor;
        for (var i = 0; i < small.Length; i++)
        {
            var (c, y, x) = (i / (size * size), i / size % size, i % size);
            var sum = 0;
            for (var k = 0; k < factor * factor; k++)
            {
                sum += chw[c * large * large + (y * factor + k / factor) * large + x * factor + k % factor];
            }

            small[i] = (byte)((sum + factor * factor / 2) / (factor * factor));
        }

        return small;
    }

    /// <summary>Mean colour of the pixels in a region.</summary>
    public static (double R, double G, double B) Mean(byte[] chw, bool[] region)
    {
        var plane = region.Length;
        double r = 0, g = 0, b = 0;
        var n = 0;
        for (var i = 0; i < plane; i++)
        {
            if (region[i])
            {
                r += chw[i];
                g += chw[plane + i];
                b += chw[2 * plane + i];
                n++;
            }
        }

        return (r / n, g / n, b / n);
    }

    /// <summary>The class whose nominal colour is nearest in sRGB.</summary>
    public static HairColor Nearest((double R, double G, double B) colour)
    {
        return Enum.GetValues<HairColor>().MinBy(candidate =>
        {
            var (r, g, b) = SynthAnime.NominalHair(candidate);
            return (colour.R - r) * (colour.R - r) + (colour.G - g) * (colour.G - g) + (colour.B - b) * (colour.B - b);
        });
    }
}
