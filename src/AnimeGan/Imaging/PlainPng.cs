using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AnimeGan.Imaging;

/// <summary>Writes PNGs of any number of channels: grey, grey with alpha, RGB and RGBA, to show what becomes of them.</summary>
/// <remarks>The engines write only what the kit itself needs, RGB. PNG: ISO/IEC 15948; rows are stored unfiltered.</remarks>
public static class PlainPng
{
    private static readonly byte[] _signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // Colour types of ISO/IEC 15948, table 11.1, by the number of channels.
    private static readonly byte[] _colourTypes = [0, 4, 2, 6];

    /// <summary>Encodes pixels.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGBA; alpha 0 is transparent, 255 opaque.</param>
    /// <param name="pixels">width · height · channels bytes, by row, the channels of a pixel together.</param>
    /// <exception cref="ArgumentException">A size is out of range, or the number of bytes does not fit.</exception>
    public static byte[] Encode(int width, int height, int channels, ReadOnlySpan<byte> pixels)
    {
        if (width < 1 || height < 1 || channels is < 1 or > 4 || pixels.Length != width * height * channels)
        {
            throw new ArgumentException($"A picture of {width}×{height} with {channels} channels (1 to 4) needs {width * height * channels} bytes, got {pixels.Length}.", nameof(pixels));
        }

        using var file = new MemoryStream();
        file.Write(_signature);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, _colourTypes[channels - 1]);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compress(width * channels, pixels));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(int stride, ReadOnlySpan<byte> pixels)
    {
        using var bytes = new MemoryStream();
        using (var packed = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var start = 0; start < pixels.Length; start += stride)
            {
                packed.WriteByte(0);
                packed.Write(pixels.Slice(start, stride));
            }
        }

        return bytes.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(checkedPart));
        file.Write(number);
    }

    // CRC-32 of ISO/IEC 15948, annex D, bit by bit: the pictures are small.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
