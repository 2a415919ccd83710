using System.Buffers.Binary;

namespace AnimeGan.Imaging;

/// <summary>The header of an ordinary JPEG, read without libvips: opening a picture twice costs a twentieth of preparing it.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 or 3, of 8 bits.</param>
/// <param name="IsPlain">Baseline, grey or YCbCr, without a colour profile: whoever decodes it has nothing to decide.</param>
/// <remarks>ITU-T T.81, annex B.</remarks>
internal readonly record struct JpegHeader(int Width, int Height, int Channels, bool IsPlain)
{
    private const byte Baseline = 0xC0;
    private const byte Extended = 0xC1;
    private const byte Progressive = 0xC2;
    private const byte StartOfScan = 0xDA;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;

    /// <summary>The header as it would have come from there.</summary>
    public VipsHeader AsLibvipsReadsIt() => new(Width, Height, Channels, Bits: 8, Orientation: 1);

    /// <summary>Reads the size and the channels.</summary>
    /// <returns>Null for what libvips should read: damaged headers, pictures with Exif data, CMYK, more than 8 bits.</returns>
    public static JpegHeader? Read(ReadOnlySpan<byte> file)
    {
        JpegHeader? header = null;
        bool profiled = false;
        int at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            byte marker = file[at + 1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (marker is App1 or < 0xC0 or 0xFF || length < 2 || at + 2 + length > file.Length)
            {
                return null;
            }

            ReadOnlySpan<byte> content = file.Slice(at + 4, length - 2);
            switch (marker)
            {
                case StartOfScan:
                    return header is { } read ? read with { IsPlain = read.IsPlain && !profiled } : null;
                case App2 or App14:
                    profiled = true;
                    break;
                case Baseline or Extended or Progressive:
                    header = Frame(content, marker);
                    if (header is null)
                    {
                        return null;
                    }

                    break;
            }

            at += 2 + length;
        }

        return null;
    }

    /// <summary>Bits, rows, columns, channels, and of each channel its number, sampling and table.</summary>
    private static JpegHeader? Frame(ReadOnlySpan<byte> content, byte marker)
    {
        if (content.Length < 6 || content[0] != 8 || content[5] is not (1 or 3) || content.Length < 6 + (3 * content[5]))
        {
            return null;
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
        bool luminanceFirst = content[5] == 1 || (content[6], content[9], content[12]) == (1, 2, 3);
        return width > 0 && height > 0 ? new JpegHeader(width, height, content[5], marker == Baseline && luminanceFirst) : null;
    }
}
