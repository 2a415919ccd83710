using System.Buffers.Binary;

namespace AnimeGan.Imaging;

/// <summary>The header of an ordinary JPEG, read without libvips: opening a picture twice costs a twentieth of preparing it.</summary>
/// <remarks>ITU-T T.81, annex B.</remarks>
internal static class JpegHeader
{
    private const byte StartOfScan = 0xDA;
    private const byte App1 = 0xE1;

    /// <summary>Reads the size and the channels.</summary>
    /// <returns>Null for what libvips should read: damaged headers, pictures with Exif data, CMYK, more than 8 bits.</returns>
    public static VipsHeader? Read(ReadOnlySpan<byte> file)
    {
        int at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            byte marker = file[at + 1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (marker is StartOfScan or App1 or < 0xC0 or 0xFF || length < 2 || at + 2 + length > file.Length)
            {
                return null;
            }

            ReadOnlySpan<byte> content = file.Slice(at + 4, length - 2);
            if (marker is 0xC0 or 0xC1 or 0xC2)
            {
                return Frame(content);
            }

            at += 2 + length;
        }

        return null;
    }

    /// <summary>Bits, rows, columns, channels.</summary>
    private static VipsHeader? Frame(ReadOnlySpan<byte> content)
    {
        if (content.Length < 6 || content[0] != 8 || content[5] is not (1 or 3))
        {
            return null;
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
        return width > 0 && height > 0 ? new VipsHeader(width, height, content[5], 8, 1) : null;
    }
}
