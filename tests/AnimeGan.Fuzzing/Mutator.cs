using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AnimeGan.Fuzzing;

/// <summary>Makes new inputs of old ones: bits, bytes, numbers at their limits, pieces moved, doubled, left out and taken from other inputs.</summary>
/// <param name="random">Decides; the same seed gives the same inputs.</param>
/// <param name="tokens">Pieces that mean something to the format.</param>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> tokens)
{
    /// <summary>No input is longer: what is wrong is wrong in a small file as well, and those are fast.</summary>
    public const int MostBytes = 1 << 16;

    private static readonly long[] _limits =
        [0, 1, -1, 2, 7, 16, 32, 64, 100, 127, 128, 255, 256, 1000, 1024, 4096, 32767, 32768, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, long.MaxValue, long.MinValue];

    private static readonly string[] _words =
        ["0", "-1", "1e308", "1e999", "-0", "NaN", "null", "true", "[]", "{}", "\"\"", "\"\\ud800\"", "99999999999999999999", "2147483648", "9223372036854775807", "0.1", "\\", "\"", "'", "\n", "\r\n", "\0", "\ufeff", "é", "\ud83d\ude00", "<script>", "$$", "#!", "%", "{{", "]]"];

    /// <summary>An input like one that is there.</summary>
    /// <param name="pool">At least one input.</param>
    /// <param name="most">How long it is at most.</param>
    public byte[] Next(IReadOnlyList<byte[]> pool, int most)
    {
        var input = Pick(pool);
        var isJson = input.AsSpan().IndexOfAny("{["u8) >= 0 && random.Next(2) == 0;
        for (var left = 1 << random.Next(5); left > 0; left--)
        {
            input = (isJson ? JsonMutation.Change(input, random) : null) ?? Change(input, pool);
        }

        return input.Length <= most ? input : input[..most];
    }

    /// <summary>Words, numbers and signs of a text; of binary formats what looks like text.</summary>
    public static IReadOnlyList<byte[]> TokensOf(IEnumerable<byte[]> seeds)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var seed in seeds)
        {
            var word = new StringBuilder();
            foreach (var letter in Encoding.Latin1.GetString(seed).Append('\0'))
            {
                if (char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')
                {
                    word.Append(letter);
                    continue;
                }

                found.Add(word.Length is > 1 and < 40 ? word.ToString() : letter.ToString());
                word.Clear();
            }
        }

        return [.. found.Order(StringComparer.Ordinal).Select(Encoding.Latin1.GetBytes), .. _words.Select(Encoding.UTF8.GetBytes)];
    }

    private byte[] Change(byte[] input, IReadOnlyList<byte[]> pool)
    {
        var (at, length) = Range(input);
        return random.Next(12) switch
        {
            0 => Flip(input),
            1 => With(input, at, Math.Min(1, length), [(byte)random.Next(256)]),
            2 => With(input, at, 0, [(byte)random.Next(256)]),
            3 => With(input, at, length, []),
            4 => With(input, at, 0, input.AsSpan(at, length)),
            5 => With(input, at, 0, Pick(tokens)),
            6 => With(input, at, Math.Min(length, 8), Pick(tokens)),
            7 => input[..at],
            8 => Splice(input, Pick(pool)),
            9 => Number(input, at),
            10 => Digits(input, at),
            _ => With(input, random.Next(input.Length + 1), 0, Repeated(input[at..(at + length)])),
        };
    }

    private (int At, int Length) Range(byte[] input)
    {
        var at = random.Next(input.Length + 1);
        var most = Math.Min(input.Length - at, 1 << random.Next(8));
        return (at, random.Next(most + 1));
    }

    private byte[] Flip(byte[] input)
    {
        if (input.Length == 0)
        {
            return [0];
        }

        byte[] changed = [.. input];
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    // The piece many times over: what nests or grows with its square shows.
    private byte[] Repeated(byte[] piece) =>
        piece.Length == 0 ? [] : [.. Enumerable.Repeat(piece, Math.Min(1 << random.Next(12), MostBytes / piece.Length)).SelectMany(part => part)];

    private byte[] Splice(byte[] input, byte[] other)
    {
        var (at, length) = Range(other);
        var (to, left) = Range(input);
        return random.Next(2) == 0 ? [.. input[..to], .. other[at..]] : With(input, to, left, other.AsSpan(at, length));
    }

    private byte[] Number(byte[] input, int at)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        var (size, limit) = (1 << random.Next(4), _limits[random.Next(_limits.Length)] + random.Next(-1, 2));
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, limit);
            return With(input, at, Math.Min(size, input.Length - at), bytes[..size]);
        }

        BinaryPrimitives.WriteInt64BigEndian(bytes, limit);
        return With(input, at, Math.Min(size, input.Length - at), bytes[^size..]);
    }

    // A number that is written out becomes another.
    private byte[] Digits(byte[] input, int at)
    {
        var begin = Array.FindIndex(input, at, value => char.IsAsciiDigit((char)value));
        if (begin < 0)
        {
            return With(input, at, 0, Pick(tokens));
        }

        var end = begin;
        while (end < input.Length && char.IsAsciiDigit((char)input[end]))
        {
            end++;
        }

        var text = random.Next(4) == 0 ? _words[random.Next(_words.Length)] : _limits[random.Next(_limits.Length)].ToString(CultureInfo.InvariantCulture);
        return With(input, begin, end - begin, Encoding.UTF8.GetBytes(text));
    }

    private byte[] Pick(IReadOnlyList<byte[]> from) => from[random.Next(from.Count)];

    private static byte[] With(byte[] input, int at, int length, ReadOnlySpan<byte> piece) => [.. input[..at], .. piece, .. input[(at + length)..]];
}
