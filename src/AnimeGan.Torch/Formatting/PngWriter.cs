using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TorchSharp.Formatting;

/// <summary>Writes RGB pictures as PNG (ISO/IEC 15948), without a library: pictures' own room, Imaging, lies above this one.</summary>
internal static class PngWriter
{
    /// <summary>Encodes a picture.</summary>
    /// <param name="rgb">Red, green and blue of each pixel, row by row: width × height × 3 bytes.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public static byte[] Write(ReadOnlySpan<byte> rgb, int width, int height)
    {
        var png = new MemoryStream();
        png.Write([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);

        // 8 bits a channel, colour type 2 (RGB), deflate, no interlace.
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Chunk(png, "IHDR", header);

        var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                deflate.WriteByte(0); // This row is not filtered.
                deflate.Write(rgb.Slice(y * width * 3, width * 3));
            }
        }

        Chunk(png, "IDAT", data.GetBuffer().AsSpan(0, (int)data.Length));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] checkedBytes = [.. Encoding.ASCII.GetBytes(type), .. content];
        png.Write(checkedBytes);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(checkedBytes));
        png.Write(number);
    }

    /// <summary>CRC-32 as PNG wants it: polynomial 0xEDB88320, reflected.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }
}
