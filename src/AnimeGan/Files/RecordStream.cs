using System.Buffers.Binary;
using System.Numerics;

namespace AnimeGan.Files;

/// <summary>Records in TensorFlow's framing: length, its checksum, the bytes, their checksum.</summary>
/// <remarks>tensorflow/core/lib/io/record_writer.h gives the format; CRC32C is RFC 3720, appendix B.4.</remarks>
internal static class RecordStream
{
    private const uint MaskDelta = 0xa282ead8;
    private const int Header = sizeof(ulong) + sizeof(uint);

    /// <summary>Writes one record.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="record">Its bytes.</param>
    internal static void Write(Stream stream, ReadOnlySpan<byte> record)
    {
        Span<byte> header = stackalloc byte[Header];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[sizeof(ulong)..], Masked(header[..sizeof(ulong)]));
        Span<byte> footer = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(footer, Masked(record));
        stream.Write(header);
        stream.Write(record);
        stream.Write(footer);
    }

    /// <summary>Whether bytes begin as such records do: with a length and its checksum.</summary>
    internal static bool Begins(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Header && BinaryPrimitives.ReadUInt32LittleEndian(bytes[sizeof(ulong)..]) == Masked(bytes[..sizeof(ulong)]);

    /// <summary>Reads one record, without making room for what its length announces.</summary>
    /// <param name="content">The file.</param>
    /// <param name="at">Where the record begins; where the next one does, once it is read.</param>
    /// <param name="record">Its bytes.</param>
    /// <returns>Whether a whole record with the right checksums is there.</returns>
    internal static bool TryRead(ReadOnlyMemory<byte> content, ref int at, out ReadOnlyMemory<byte> record)
    {
        record = default;
        var rest = content[at..];
        if (!Begins(rest.Span))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(rest.Span);
        if (length > (ulong)Math.Max(0, rest.Length - Header - sizeof(uint)))
        {
            return false;
        }

        var bytes = rest.Slice(Header, (int)length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(rest.Span[(Header + (int)length)..]) != Masked(bytes.Span))
        {
            return false;
        }

        (record, at) = (bytes, at + Header + (int)length + sizeof(uint));
        return true;
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
