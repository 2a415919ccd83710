using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AnimeGan.Data;

/// <summary>NumPy's file format, version 1.0: a text header, then the array in C order.</summary>
/// <remarks>NumPy Enhancement Proposal 1.</remarks>
internal static class Npy
{
    /// <summary>The header's length in every file that this class writes; a multiple of 64 as NumPy wants it.</summary>
    public const int HeaderBytes = 128;

    /// <summary>Element types that are read and written.</summary>
    public static IReadOnlyList<string> ElementTypes { get; } = ["|u1", "<f4"];

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>Makes a header of <see cref="HeaderBytes"/> bytes.</summary>
    /// <param name="elementType">"|u1" (uint8) or "&lt;f4" (float32, little-endian).</param>
    /// <param name="shape">One length an axis, none negative.</param>
    /// <exception cref="ArgumentException">Another element type, or a shape that does not fit.</exception>
    public static byte[] Header(string elementType, params ReadOnlySpan<long> shape)
    {
        if (!ElementTypes.Contains(elementType))
        {
            throw new ArgumentException($"The element type must be one of {string.Join(", ", ElementTypes)}, got '{elementType}'.", nameof(elementType));
        }

        var axes = new StringBuilder();
        foreach (long length in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(shape));
            axes.Append(CultureInfo.InvariantCulture, $"{length}, ");
        }

        string tuple = shape.Length == 1 ? $"({shape[0].ToString(CultureInfo.InvariantCulture)},)" : $"({axes.ToString().TrimEnd(' ', ',')})";
        string text = $"{{'descr': '{elementType}', 'fortran_order': False, 'shape': {tuple}, }}";
        byte[] header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), HeaderBytes - 10);
        header.AsSpan(10).Fill((byte)' ');
        if (Encoding.ASCII.GetByteCount(text) > HeaderBytes - 11)
        {
            throw new ArgumentException($"A shape of {shape.Length} axes does not fit the header.", nameof(shape));
        }

        Encoding.ASCII.GetBytes(text, header.AsSpan(10));
        header[^1] = (byte)'\n';
        return header;
    }

    /// <summary>Reads a file's header and checks that the array behind it is whole.</summary>
    /// <param name="path">A file of version 1.0 in C order.</param>
    /// <exception cref="FormatException">Not such a file, or truncated; the message says which.</exception>
    public static NpyInfo ReadInfo(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[10];
        if (stream.ReadAtLeast(start, 10, throwOnEndOfStream: false) < 10 || !start[..8].SequenceEqual(Magic))
        {
            throw new FormatException($"{path} is not a NumPy array file of version 1.0, or was never finished: write it again.");
        }

        byte[] text = new byte[BinaryPrimitives.ReadUInt16LittleEndian(start[8..])];
        int read = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        string header = Encoding.ASCII.GetString(text);
        if (read < text.Length || !TryReadHeader(header, out string elementType, out long[] shape) || !ElementTypes.Contains(elementType))
        {
            throw new FormatException($"{path}: expected a uint8 or float32 array in C order, found the header '{header.Trim()}'.");
        }

        Int128 expected = 10 + text.Length + (Count(shape) * (elementType == "|u1" ? 1 : 4));
        if (stream.Length != expected)
        {
            throw new FormatException(
                $"{path} should have {expected} bytes for the shape [{string.Join(", ", shape)}], it has {stream.Length}: "
                + (stream.Length < expected ? "it is truncated; copy or prepare it again." : "something was appended; prepare it again."));
        }

        return new NpyInfo(elementType, shape, 10 + text.Length);
    }

    // The dictionary as NumPy writes it, keys in the order of the alphabet; spaces and the last commas are free.
    private static bool TryReadHeader(ReadOnlySpan<char> text, out string elementType, out long[] shape)
    {
        (elementType, shape) = (string.Empty, []);
        ReadOnlySpan<char> rest = text;
        if (!Skip(ref rest, "{") || !Skip(ref rest, "'descr':") || !Skip(ref rest, "'") || rest.IndexOf('\'') is not (> 0 and var quote))
        {
            return false;
        }

        elementType = rest[..quote].ToString();
        rest = rest[(quote + 1)..];
        if (!Skip(ref rest, ",") || !Skip(ref rest, "'fortran_order':") || !Skip(ref rest, "False") || !Skip(ref rest, ",")
            || !Skip(ref rest, "'shape':") || !Skip(ref rest, "(") || rest.IndexOf(')') is not (>= 0 and var end) || !TryReadShape(rest[..end], out shape))
        {
            return false;
        }

        rest = rest[(end + 1)..];
        Skip(ref rest, ",");
        return Skip(ref rest, "}") && rest.IsWhiteSpace();
    }

    private static bool Skip(ref ReadOnlySpan<char> text, string word)
    {
        ReadOnlySpan<char> rest = text.TrimStart();
        if (!rest.StartsWith(word))
        {
            return false;
        }

        text = rest[word.Length..];
        return true;
    }

    // A tuple as Python writes it, with or without a comma at its end; of no axis, "()".
    private static bool TryReadShape(ReadOnlySpan<char> tuple, out long[] shape)
    {
        var axes = new List<long>();
        ReadOnlySpan<char> rest = tuple.Trim();
        while (rest.Length > 0)
        {
            int comma = rest.IndexOf(',');
            ReadOnlySpan<char> axis = (comma < 0 ? rest : rest[..comma]).Trim();
            if (!long.TryParse(axis, NumberStyles.None, CultureInfo.InvariantCulture, out long length))
            {
                shape = [];
                return false;
            }

            axes.Add(length);
            rest = comma < 0 ? [] : rest[(comma + 1)..].TrimStart();
        }

        shape = [.. axes];
        return true;
    }

    // Of a shape that no file can have, as many as the largest number of elements that is told apart.
    private static Int128 Count(long[] shape)
    {
        Int128 count = 1;
        foreach (long length in shape.Order())
        {
            count = Int128.Min(count * length, long.MaxValue);
        }

        return count;
    }
}
