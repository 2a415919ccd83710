using System.Buffers.Binary;

namespace AnimeGan.Diagnosis.Formats;

/// <summary>Goes over the fields of a Protocol Buffers message, without making room for what a length announces.</summary>
/// <remarks>'Protocol Buffers: Encoding' (protobuf.dev).</remarks>
/// <param name="message">The message.</param>
internal ref struct ProtocolFields(ReadOnlySpan<byte> message)
{
    private const int LongestVarint = 10;
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The field's number.</summary>
    internal int Number { get; private set; }

    /// <summary>Its value where it is a whole number, else 0.</summary>
    internal long Integer { get; private set; }

    /// <summary>The bits of its value where that has a fixed width, else null.</summary>
    internal long? Bits { get; private set; }

    /// <summary>Its value where that has a length, else nothing.</summary>
    internal ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Goes to the next field.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="FormatException">A field reaches beyond the message, or is of no kind that there is.</exception>
    internal bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var key = Varint();
        (Number, Integer, Bits) = ((int)(key >> 3), 0, null);
        Bytes = default;
        switch (key & 7)
        {
            case 0:
                Integer = (long)Varint();
                break;
            case 1:
                Bits = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
                break;
            case 2:
                Bytes = Take(Varint());
                break;
            case 5:
                Bits = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
                break;
            default:
                throw new FormatException($"a field of wire type {key & 7}");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw new FormatException($"a field of {count} bytes where {_rest.Length} are left");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var i = 0; i < LongestVarint; i++)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7f) << (7 * i);
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("a number of more than ten bytes");
    }
}
