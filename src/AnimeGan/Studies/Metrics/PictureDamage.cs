using AnimeGan.Data;
using AnimeGan.Imaging;

namespace AnimeGan.Studies;

/// <summary>Drawn faces made worse in one way at a time, from not at all to badly.</summary>
internal static class PictureDamage
{
    /// <summary>A Gaussian blur; the level is its σ in pixels.</summary>
    internal const string Blur = "blur";

    /// <summary>Normal noise on every byte; the level is its σ in grey levels.</summary>
    internal const string Noise = "noise";

    /// <summary>Some hair colours are never drawn; the level is their share.</summary>
    internal const string DroppedModes = "dropped modes";

    /// <summary>Pictures come again and again; the level is the share of pictures that are another's copy.</summary>
    internal const string Duplicates = "duplicates";

    /// <summary>The ways, each with its levels from none to worst.</summary>
    internal static IReadOnlyList<(string Kind, double[] Levels)> All { get; } =
    [
        (Blur, [0, 0.5, 1, 1.5, 2.5]),
        (Noise, [0, 8, 16, 32, 64]),
        (DroppedModes, [0, 0.25, 0.5, 0.75, 0.875]),
        (Duplicates, [0, 0.5, 0.8, 0.95, 0.99]),
    ];

    /// <summary>Draws faces and makes them worse.</summary>
    /// <param name="kind">One of <see cref="All"/>.</param>
    /// <param name="level">How badly.</param>
    /// <param name="count">Faces.</param>
    /// <param name="size">Pixels along each side.</param>
    /// <param name="seed">Of the faces.</param>
    internal static IReadOnlyList<RgbImage> Draw(string kind, double level, int count, int size, long seed)
    {
        var distinct = kind == Duplicates ? Math.Max(1, (int)Math.Round(count * (1 - level))) : count;
        var faces = Faces(seed, kind == DroppedModes ? level : 0).Take(distinct).Select(face => Face(face, size)).ToList();
        var random = new Random((int)seed);
        return kind switch
        {
            Blur when level > 0 => [.. faces.Select(face => Blurred(face, level))],
            Noise when level > 0 => [.. faces.Select(face => Noisy(face, level, random))],
            Duplicates => Shuffled([.. Enumerable.Range(0, count).Select(i => faces[i % distinct])], random),
            _ => faces,
        };
    }

    private static IEnumerable<SynthAttributes> Faces(long seed, double dropped)
    {
        var kept = (int)Math.Ceiling(Enum.GetValues<HairColor>().Length * (1 - dropped));
        for (var index = 0L; ; index++)
        {
            var face = SynthAnime.Attributes(seed, index);
            if ((int)face.HairColor < kept)
            {
                yield return face;
            }
        }
    }

    private static RgbImage Face(SynthAttributes attributes, int size)
    {
        var planes = new byte[3 * size * size];
        SynthAnime.Render(attributes, size, planes);
        return Planes.ToImage(planes, size, size);
    }

    private static RgbImage[] Shuffled(RgbImage[] pictures, Random random)
    {
        random.Shuffle(pictures);
        return pictures;
    }

    private static RgbImage Noisy(RgbImage face, double sigma, Random random) => new(face.Width, face.Height, [.. face.Pixels.Select(value =>
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return (byte)Math.Clamp(Math.Round(value + (sigma * normal)), 0, 255);
    })]);

    private static RgbImage Blurred(RgbImage face, double sigma)
    {
        var reach = (int)Math.Ceiling(3 * sigma);
        var taps = Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Math.Exp(-i * i / (2 * sigma * sigma))).ToArray();
        var sum = taps.Sum();
        var values = face.Pixels.Select(value => (double)value).ToArray();
        foreach (var (step, length) in new[] { (3, face.Width), (3 * face.Width, face.Height) })
        {
            var source = values;
            values = new double[source.Length];
            for (var place = 0; place < values.Length; place++)
            {
                // Positions along this axis, from the place in the row of bytes; pixels beyond the border repeat it.
                var at = place / step % length;
                for (var tap = 0; tap < taps.Length; tap++)
                {
                    var moved = Math.Clamp(at + tap - reach, 0, length - 1);
                    values[place] += source[place + ((moved - at) * step)] * taps[tap] / sum;
                }
            }
        }

        return new RgbImage(face.Width, face.Height, [.. values.Select(value => (byte)Math.Clamp(Math.Round(value), 0, 255))]);
    }
}
