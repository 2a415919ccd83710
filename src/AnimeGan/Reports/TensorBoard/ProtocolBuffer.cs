using System.Buffers.Binary;
using System.Text;

namespace AnimeGan.Reports.TensorBoard;

/// <summary>Writes the fields of a Protocol Buffers message, as many kinds of them as event files need.</summary>
/// <remarks>
/// 'Protocol Buffers: Encoding' (protobuf.dev): a field is a key, number · 8 + wire type, and its value. No package is used
/// for four messages.
/// </remarks>
internal sealed class ProtocolBuffer
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly List<byte> _bytes = [];

    /// <summary>The message so far.</summary>
    internal byte[] ToArray() => [.. _bytes];

    /// <summary>Adds an int32 or int64 field.</summary>
    internal ProtocolBuffer Integer(int field, long value) => Key(field, Varint).Number((ulong)value);

    /// <summary>Adds a double field.</summary>
    internal ProtocolBuffer Double(int field, double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        Key(field, Fixed64)._bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Adds a float field.</summary>
    internal ProtocolBuffer Float(int field, float value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        Key(field, Fixed32)._bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Adds a string field.</summary>
    internal ProtocolBuffer String(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Adds a field of bytes.</summary>
    internal ProtocolBuffer Bytes(int field, ReadOnlySpan<byte> value)
    {
        Key(field, LengthDelimited).Number((ulong)value.Length)._bytes.AddRange(value);
        return this;
    }

    /// <summary>Adds a message within the message.</summary>
    internal ProtocolBuffer Message(int field, ProtocolBuffer value) => Bytes(field, value.ToArray());

    private ProtocolBuffer Key(int field, int wireType) => Number(((ulong)field << 3) | (uint)wireType);

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private ProtocolBuffer Number(ulong value)
    {
        for (; value > 0x7f; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
        return this;
    }
}
