using System.Buffers.Binary;
using System.Numerics;

namespace AnimeGan.Reports.TensorBoard;

/// <summary>Writes records in TensorFlow's framing: length, its checksum, the bytes, their checksum.</summary>
/// <remarks>tensorflow/core/lib/io/record_writer.h gives the format; CRC32C is RFC 3720, appendix B.4.</remarks>
internal static class RecordStream
{
    private const uint MaskDelta = 0xa282ead8;

    /// <summary>Writes one record.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="record">Its bytes.</param>
    internal static void Write(Stream stream, ReadOnlySpan<byte> record)
    {
        Span<byte> header = stackalloc byte[sizeof(ulong) + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[sizeof(ulong)..], Masked(header[..sizeof(ulong)]));
        Span<byte> footer = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(footer, Masked(record));
        stream.Write(header);
        stream.Write(record);
        stream.Write(footer);
    }

    /// <summary>The Castagnoli checksum.</summary>
    internal static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    // Rotated and shifted, since a checksum of bytes that hold checksums is a poor one.
    private static uint Masked(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Crc32C(bytes), 15) + MaskDelta;
}
