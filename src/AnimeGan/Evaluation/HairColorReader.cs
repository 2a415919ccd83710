using AnimeGan.Data;
using AnimeGan.Data.SynthDrawing;
using AnimeGan.Imaging;

namespace AnimeGan.Evaluation;

/// <summary>Measures the hair colour of a face of SynthAnime's kind, drawn or generated, against the palette that such faces are painted with.</summary>
/// <remarks>
/// It learns from no picture's colours. Where hair is, SynthAnime says itself: the pixels that most often show nothing but
/// hair. Each of them has a distance in RGB to the line between a class's lit and its shaded colour; the class with
/// the smallest sum of distances is the answer. A distance counts up to a bound, so that a hat or a bow over some of the
/// pixels does not outweigh the rest.
/// </remarks>
public sealed class HairColorReader
{
    // Among this many faces those pixels are looked for that are hair most often: this share of all pixels.
    private const int Faces = 256;
    private const double Share = 0.03;

    // No two classes' lines come nearer than this, in units of one step of a byte; further off is simply 'another'.
    private const double Bound = 60;

    private readonly int[] _pixels;
    private readonly (HairColor Color, Line Line)[] _classes;

    /// <summary>Finds the pixels to look at.</summary>
    /// <param name="size">Width and height of the pictures, <see cref="SynthAnime.MinSize"/> to <see cref="SynthAnime.MaxSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public HairColorReader(int size)
    {
        Size = size;
        var often = new int[size * size];
        for (var face = 0; face < Faces; face++)
        {
            var hair = SynthAnime.HairRegion(SynthAnime.Attributes(-1, face), size);
            for (var pixel = 0; pixel < hair.Length; pixel++)
            {
                often[pixel] += hair[pixel] ? 1 : 0;
            }
        }

        _pixels = [.. Enumerable.Range(0, often.Length).OrderByDescending(pixel => often[pixel]).Take((int)Math.Ceiling(Share * often.Length)).Order()];
        _classes = [.. Enum.GetValues<HairColor>().Select(color => (color, Line.Of(color)))];
    }

    /// <summary>Width and height of the pictures that this reads.</summary>
    public int Size { get; }

    /// <summary>Reads one picture.</summary>
    /// <param name="picture">Of <see cref="Size"/>.</param>
    /// <returns>The class whose colours are the nearest; the first in order of equals.</returns>
    /// <exception cref="ArgumentException">The picture has another size.</exception>
    public HairColor Read(RgbImage picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return picture.Width == Size && picture.Height == Size
            ? _classes.MinBy(known => _pixels.Sum(pixel => known.Line.Distance(picture.Pixels.AsSpan(3 * pixel, 3)))).Color
            : throw new ArgumentException($"This reader looks at pictures of {Size}×{Size}, got {picture.Width}×{picture.Height}; make another for that size.", nameof(picture));
    }

    /// <summary>Reads pictures as labels.csv would name their hair.</summary>
    /// <param name="pictures">Each of <see cref="Size"/>.</param>
    /// <exception cref="ArgumentException">A picture has another size.</exception>
    public IReadOnlyList<string> Read(IReadOnlyList<RgbImage> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        return [.. pictures.Select(picture => Read(picture).ToString())];
    }

    /// <summary>The way in RGB, in bytes, from a lit to a shaded colour.</summary>
    private readonly record struct Line(double R, double G, double B, double ToR, double ToG, double ToB)
    {
        public static Line Of(HairColor color)
        {
            var (lit, shaded) = Palette.HairRange(color);
            return new Line(255 * lit.R, 255 * lit.G, 255 * lit.B, 255 * (shaded.R - lit.R), 255 * (shaded.G - lit.G), 255 * (shaded.B - lit.B));
        }

        public double Distance(ReadOnlySpan<byte> pixel)
        {
            var (r, g, b) = (pixel[0] - R, pixel[1] - G, pixel[2] - B);
            var along = Math.Clamp(((r * ToR) + (g * ToG) + (b * ToB)) / ((ToR * ToR) + (ToG * ToG) + (ToB * ToB)), 0, 1);
            var (x, y, z) = (r - (along * ToR), g - (along * ToG), b - (along * ToB));
            return Math.Min(Bound, Math.Sqrt((x * x) + (y * y) + (z * z)));
        }
    }
}
