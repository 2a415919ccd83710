using AnimeGan.Data.SynthDrawing;

namespace AnimeGan.Data;

/// <summary>
/// Anime faces drawn by this kit, every attribute of which is known. A face is a pure function of (seed, index);
/// the bytes are the same on every machine, thread count and operating system.
/// </summary>
/// <remarks>
/// Reproducible since only +, -, ×, ÷, square root and truncation of float32 are used, which IEEE 754 rounds in one
/// way, and .NET never fuses a multiplication with an addition by itself.
/// </remarks>
/// <example>
/// <code>
/// var girl = SynthAnime.Attributes(seed: 1, index: 0) with { HairColor = HairColor.Blue };
/// var chw = new byte[3 * 96 * 96];    // [3, 96, 96]
/// SynthAnime.Render(girl, 96, chw);
/// DatasetGrid.Create([Planes.ToImage(chw, 96, 96)])
/// </code>
/// </example>
public static class SynthAnime
{
    /// <summary>Grows whenever the drawing changes; recorded in each set's manifest.</summary>
    public const int Version = 1;

    /// <summary>The source that a drawn set's manifest names.</summary>
    public const string SourceName = "synth-anime";

    /// <summary>Smallest picture, pixels.</summary>
    public const int MinSize = 16;

    /// <summary>Largest picture, pixels.</summary>
    public const int MaxSize = 256;

    /// <summary>The attributes of a face.</summary>
    /// <param name="seed">Names the set.</param>
    /// <param name="index">Place in the set.</param>
    /// <remarks>
    /// All are independent. Uniform: hair colour, hair style, fringe, eye colour, mouth, eyebrows, skin, outfit,
    /// background, light. Eye shape: closed 1/16, each other 3/16. Accessory: none 3/10, each other 1/10. Blush: 0 in
    /// 3/8 of all faces, else uniform up to 1. All others: triangular around the middle of their range.
    /// </remarks>
    public static SynthAttributes Attributes(long seed, long index) => AttributeSampler.Sample(SynthRandom.ForFace(seed, index));

    /// <summary>Draws a face.</summary>
    /// <param name="seed">Names the set.</param>
    /// <param name="index">Place in the set.</param>
    /// <param name="size">Width and height, <see cref="MinSize"/> to <see cref="MaxSize"/>.</param>
    /// <param name="chw">Receives [3, size, size] bytes: red, green, blue planes, sRGB.</param>
    /// <exception cref="ArgumentException">The size is out of range or the span is not of 3·size² bytes.</exception>
    public static void Render(long seed, long index, int size, Span<byte> chw) => Render(Attributes(seed, index), size, chw);

    /// <summary>Draws the face that has these attributes.</summary>
    /// <param name="attributes">The face.</param>
    /// <param name="size">Width and height, <see cref="MinSize"/> to <see cref="MaxSize"/>.</param>
    /// <param name="chw">Receives [3, size, size] bytes: red, green, blue planes, sRGB.</param>
    /// <exception cref="ArgumentException">The size is out of range or the span is not of 3·size² bytes.</exception>
    public static void Render(SynthAttributes attributes, int size, Span<byte> chw)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        Check(size);
        if (chw.Length != 3 * size * size)
        {
            throw new ArgumentException($"A face of size {size} needs {3 * size * size} bytes, got {chw.Length}.", nameof(chw));
        }

        var canvas = new Canvas(size);
        FacePainter.Paint(attributes, canvas);
        canvas.Export(chw);
    }

    /// <summary>Draws a prepared set on all cores: pictures, labels.csv with every attribute, manifest.</summary>
    /// <param name="folder">Where the set shall be.</param>
    /// <param name="count">Faces, at least 1: the indices 0 to count - 1.</param>
    /// <param name="size">Width and height, <see cref="MinSize"/> to <see cref="MaxSize"/>.</param>
    /// <param name="seed">Names the set.</param>
    /// <param name="overwrite">Whether a prepared set that is there is replaced, at the very end.</param>
    /// <param name="progress">Told from time to time how many faces are done, on any thread; at the end the count.</param>
    /// <param name="token">Cancels; nothing is left behind then.</param>
    /// <exception cref="ArgumentOutOfRangeException">Count or size is out of range.</exception>
    /// <exception cref="IOException">Something is there already and shall not be overwritten.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <example>
    /// <code>
    /// SynthAnime.WriteSet("data/faces16", count: 256, size: 16, seed: 1, overwrite: true, null, CellCancellation);
    /// using (var images = ImageSet.Open("data/faces16"))
    ///     display(images.Count);    // → 256
    /// </code>
    /// </example>
    public static void WriteSet(string folder, int count, int size, long seed, bool overwrite, IProgress<int>? progress, CancellationToken token)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Check(size);
        var manifest = new DatasetManifest { Source = SourceName, Seed = seed };
        SynthSetWriter.Write(folder, index => Attributes(seed, index), count, size, manifest, overwrite, progress, token);
    }

    /// <summary>The nominal colour of a class of hair.</summary>
    /// <param name="color">The class.</param>
    /// <returns>sRGB bytes.</returns>
    public static (byte R, byte G, byte B) NominalHair(HairColor color)
    {
        var rgb = Palette.NominalHair(color);
        return ((byte)(rgb.R * 255f + 0.5f), (byte)(rgb.G * 255f + 0.5f), (byte)(rgb.B * 255f + 0.5f));
    }

    /// <summary>The pixels that show nothing but hair (lit or in shade; ink and lights excluded).</summary>
    /// <param name="attributes">The face.</param>
    /// <param name="size">Width and height of the picture.</param>
    /// <returns>[size·size] by row: true where at least 98 % of the visible paint is hair.</returns>
    public static bool[] HairRegion(SynthAttributes attributes, int size)
    {
        return Region(attributes, size, PaintTag.Hair, 0.98f);
    }

    /// <summary>The pixels that a change of hair colour can change: hair, its ink and lights, eyebrows.</summary>
    /// <param name="attributes">The face.</param>
    /// <param name="size">Width and height of the picture.</param>
    /// <returns>[size·size] by row.</returns>
    public static bool[] HairInfluence(SynthAttributes attributes, int size)
    {
        return Region(attributes, size, PaintTag.HairTinted, 0f);
    }

    private static bool[] Region(SynthAttributes attributes, int size, PaintTag tag, float above)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        Check(size);
        var canvas = new Canvas(size, tag);
        FacePainter.Paint(attributes, canvas);
        var region = new bool[size * size];
        for (var i = 0; i < region.Length; i++)
        {
            region[i] = canvas.Hair[i] > above;
        }

        return region;
    }

    private static void Check(int size)
    {
        if (size is < MinSize or > MaxSize)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, $"A face's size must be {MinSize} to {MaxSize} pixels.");
        }
    }
}
