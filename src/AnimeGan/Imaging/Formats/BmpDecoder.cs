using System.Buffers.Binary;

namespace AnimeGan.Imaging;

/// <summary>Windows bitmaps without compression: 1, 4 and 8 bits with a palette, 16, 24 and 32 bits with or without masks.</summary>
internal static class BmpDecoder
{
    private const int FileHeader = 14;

    /// <summary>Reads the header.</summary>
    /// <exception cref="PictureException">Damaged, or of a kind that is not read.</exception>
    public static PictureInfo Identify(ReadOnlySpan<byte> file)
    {
        Header header = Read(file);
        return new PictureInfo(PictureFormat.Bmp, header.Width, header.Height, header.Bits == 32 ? 4 : 3, 8);
    }

    /// <summary>Decodes at the picture's own size.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="background">Under transparent pixels, where the file has an alpha mask.</param>
    /// <exception cref="PictureException">Truncated.</exception>
    public static RgbImage Decode(ReadOnlySpan<byte> file, RgbColor background)
    {
        Header header = Read(file);
        long stride = (((long)header.Width * header.Bits) + 31) / 32 * 4;
        if (header.PixelOffset + (stride * header.Height) > file.Length)
        {
            throw Damaged($"{header.PixelOffset + (stride * header.Height)} bytes were announced, the file has {file.Length}");
        }

        var image = new RgbImage(header.Width, header.Height, new byte[checked(header.Width * header.Height * 3)]);
        for (int y = 0; y < header.Height; y++)
        {
            int stored = header.TopDown ? y : header.Height - 1 - y;
            ReadOnlySpan<byte> row = file.Slice((int)(header.PixelOffset + (stride * stored)), (int)stride);
            Span<byte> target = image.Pixels.AsSpan(y * header.Width * 3, header.Width * 3);
            for (int x = 0; x < header.Width; x++)
            {
                RgbColor colour = header.Bits <= 8 ? header.Palette[Index(row, x, header.Bits)] : Direct(row, x, header, background);
                target[x * 3] = colour.Red;
                target[(x * 3) + 1] = colour.Green;
                target[(x * 3) + 2] = colour.Blue;
            }
        }

        return image;
    }

    private static int Index(ReadOnlySpan<byte> row, int x, int bits)
    {
        int bit = x * bits;
        return (row[bit / 8] >> (8 - bits - (bit % 8))) & ((1 << bits) - 1);
    }

    private static RgbColor Direct(ReadOnlySpan<byte> row, int x, Header header, RgbColor background)
    {
        if (header.Bits == 24)
        {
            return new RgbColor(row[(x * 3) + 2], row[(x * 3) + 1], row[x * 3]);
        }

        uint value = header.Bits == 16 ? BinaryPrimitives.ReadUInt16LittleEndian(row[(x * 2)..]) : BinaryPrimitives.ReadUInt32LittleEndian(row[(x * 4)..]);
        uint alpha = header.AlphaMask == 0 ? 255u : Channel(value, header.AlphaMask);
        return new RgbColor(
            Over(Channel(value, header.RedMask), alpha, background.Red),
            Over(Channel(value, header.GreenMask), alpha, background.Green),
            Over(Channel(value, header.BlueMask), alpha, background.Blue));
    }

    /// <summary>The masked bits stretched to 0 to 255.</summary>
    private static uint Channel(uint value, uint mask)
    {
        if (mask == 0)
        {
            return 0;
        }

        int shift = System.Numerics.BitOperations.TrailingZeroCount(mask);
        ulong most = mask >> shift;
        ulong bits = (value & mask) >> shift;
        return (uint)(((bits * 255) + (most / 2)) / most);
    }

    private static byte Over(uint colour, uint alpha, byte background) => (byte)(((colour * alpha) + (background * (255 - alpha)) + 127) / 255);

    private static Header Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < FileHeader + 12)
        {
            throw Damaged("the header is cut off");
        }

        long offset = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(file[14..]);
        if (size is not (12 or 40 or 52 or 56 or 64 or 108 or 124) || FileHeader + size > file.Length)
        {
            throw Damaged($"a header of {size} bytes is not known or cut off");
        }

        bool old = size == 12;
        int width = old ? BinaryPrimitives.ReadUInt16LittleEndian(file[18..]) : BinaryPrimitives.ReadInt32LittleEndian(file[18..]);
        int height = old ? BinaryPrimitives.ReadUInt16LittleEndian(file[20..]) : BinaryPrimitives.ReadInt32LittleEndian(file[22..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(file[(old ? 24 : 28)..]);
        uint compression = old ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(file[30..]);
        if (width < 1 || height is 0 or int.MinValue || bits is not (1 or 4 or 8 or 16 or 24 or 32))
        {
            throw Damaged($"{width}×{height} pixels of {bits} bits make no bitmap");
        }

        if (compression is not (0 or 3 or 6))
        {
            throw new PictureException(PictureProblem.Unsupported, $"Compressed bitmaps (kind {compression}) are not read; save it as PNG.");
        }

        var header = new Header
        {
            Width = width,
            Height = Math.Abs(height),
            TopDown = height < 0,
            Bits = bits,
            PixelOffset = offset,
            Palette = bits <= 8 ? Colours(file, size, bits, old) : [],
        };
        return Masks(header, file, size, compression);
    }

    private static RgbColor[] Colours(ReadOnlySpan<byte> file, long headerSize, int bits, bool old)
    {
        // Always the full palette, so that an index beyond the stored colours is black rather than an error.
        var palette = new RgbColor[1 << bits];
        long used = old ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(file[46..]);
        int entry = old ? 3 : 4;
        int start = FileHeader + (int)headerSize;
        long count = used == 0 ? palette.Length : Math.Min(used, palette.Length);
        for (int i = 0; i < count && start + ((i + 1) * entry) <= file.Length; i++)
        {
            int at = start + (i * entry);
            palette[i] = new RgbColor(file[at + 2], file[at + 1], file[at]);
        }

        return palette;
    }

    private static Header Masks(Header header, ReadOnlySpan<byte> file, long size, uint compression)
    {
        if (compression == 0)
        {
            return header.Bits == 16
                ? header with { RedMask = 0x7C00, GreenMask = 0x03E0, BlueMask = 0x001F }
                : header with { RedMask = 0xFF0000, GreenMask = 0xFF00, BlueMask = 0xFF };
        }

        // With a header of 40 bytes the masks follow it, in longer ones they are its next fields: the same place.
        bool alpha = size >= 56 || compression == 6;
        if (file.Length < FileHeader + 40 + (alpha ? 16 : 12))
        {
            throw Damaged("the colour masks are cut off");
        }

        return header with
        {
            RedMask = BinaryPrimitives.ReadUInt32LittleEndian(file[54..]),
            GreenMask = BinaryPrimitives.ReadUInt32LittleEndian(file[58..]),
            BlueMask = BinaryPrimitives.ReadUInt32LittleEndian(file[62..]),
            AlphaMask = alpha ? BinaryPrimitives.ReadUInt32LittleEndian(file[66..]) : 0,
        };
    }

    private static PictureException Damaged(string what) =>
        new(PictureProblem.Damaged, $"The bitmap is truncated or damaged: {what}; copy it again from its source.");

    private readonly record struct Header
    {
        public int Width { get; init; }

        public int Height { get; init; }

        public bool TopDown { get; init; }

        public int Bits { get; init; }

        public long PixelOffset { get; init; }

        public RgbColor[] Palette { get; init; }

        public uint RedMask { get; init; }

        public uint GreenMask { get; init; }

        public uint BlueMask { get; init; }

        public uint AlphaMask { get; init; }
    }
}
