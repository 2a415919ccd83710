namespace AnimeGan.Imaging;

/// <summary>At most 256 colours that stand for those of some pictures.</summary>
/// <remarks>Heckbert 1982, 'Color Image Quantization for Frame Buffer Display': median cut; here a box is split along its longest side, the fullest boxes first.</remarks>
internal sealed class ColorPalette
{
    private const int Most = 256;

    // Above as many different colours the lowest bits do not count: the cut stays quick, and 256 colours could not tell them apart.
    private const int MostExact = 1 << 16;

    private readonly byte[] _colors;
    private readonly Dictionary<int, byte> _nearest = [];

    private ColorPalette(byte[] colors) => _colors = colors;

    /// <summary>Red, green, blue of each colour.</summary>
    internal ReadOnlySpan<byte> Colors => _colors;

    /// <summary>Chooses the colours.</summary>
    internal static ColorPalette Of(IReadOnlyList<RgbImage> pictures)
    {
        var counts = Count(pictures, 0xFFFFFF);
        if (counts.Count > MostExact)
        {
            counts = Count(pictures, 0xF8FCF8);
        }

        var boxes = new List<Box> { new([.. counts.Select(pair => (pair.Key, pair.Value))]) };
        while (boxes.Count < Most && boxes.Where(box => box.CanSplit).MaxBy(box => box.Weight) is { } fullest)
        {
            boxes.Remove(fullest);
            boxes.AddRange(fullest.Split());
        }

        return new ColorPalette([.. boxes.SelectMany(box => box.Mean())]);
    }

    /// <summary>The nearest colour's index for each pixel, [H × W].</summary>
    internal byte[] Indices(RgbImage picture)
    {
        var indices = new byte[picture.Width * picture.Height];
        for (int i = 0, p = 0; i < indices.Length; i++, p += 3)
        {
            var color = Pack(picture.Pixels, p);
            if (!_nearest.TryGetValue(color, out var index))
            {
                _nearest[color] = index = Nearest(color);
            }

            indices[i] = index;
        }

        return indices;
    }

    private static Dictionary<int, int> Count(IReadOnlyList<RgbImage> pictures, int mask)
    {
        var counts = new Dictionary<int, int>();
        foreach (var pixels in pictures.Select(picture => picture.Pixels))
        {
            for (var p = 0; p < pixels.Length; p += 3)
            {
                var color = Pack(pixels, p) & mask;
                counts[color] = counts.GetValueOrDefault(color) + 1;
            }
        }

        return counts;
    }

    private static int Pack(byte[] pixels, int p) => (pixels[p] << 16) | (pixels[p + 1] << 8) | pixels[p + 2];

    private static int Channel(int color, int channel) => (color >> (16 - (8 * channel))) & 255;

    private byte Nearest(int color)
    {
        var (best, distance) = (0, int.MaxValue);
        for (var index = 0; index < _colors.Length / 3; index++)
        {
            var (r, g, b) = (Channel(color, 0) - _colors[index * 3], Channel(color, 1) - _colors[(index * 3) + 1], Channel(color, 2) - _colors[(index * 3) + 2]);
            var squared = (r * r) + (g * g) + (b * b);
            (best, distance) = squared < distance ? (index, squared) : (best, distance);
        }

        return (byte)best;
    }

    /// <summary>Colours that are near each other, each with its number of pixels.</summary>
    private sealed class Box
    {
        private readonly (int Color, int Count)[] _colors;
        private readonly int _longest;

        public Box((int Color, int Count)[] colors)
        {
            _colors = colors;
            Weight = colors.Sum(color => (long)color.Count);
            _longest = Enumerable.Range(0, 3).MaxBy(channel => colors.Max(color => Channel(color.Color, channel)) - colors.Min(color => Channel(color.Color, channel)));
        }

        public bool CanSplit => _colors.Length > 1;

        public long Weight { get; }

        public Box[] Split()
        {
            Array.Sort(_colors, (a, b) => (Channel(a.Color, _longest), a.Color).CompareTo((Channel(b.Color, _longest), b.Color)));
            var (half, sum) = (1, (long)_colors[0].Count);
            while (half < _colors.Length - 1 && sum + _colors[half].Count <= Weight / 2)
            {
                sum += _colors[half++].Count;
            }

            return [new Box(_colors[..half]), new Box(_colors[half..])];
        }

        public byte[] Mean() => [.. Enumerable.Range(0, 3).Select(channel =>
            (byte)Math.Round(_colors.Sum(color => (double)Channel(color.Color, channel) * color.Count) / Weight))];
    }
}
