using System.Text;

namespace AnimeGan.Diagnosis.Formats;

/// <summary>Bytes of a file, no more than a log may have, and the text in them.</summary>
internal static class LogText
{
    private const int Most = 256 << 20;
    private const int Looked = 4096;

    /// <summary>Reads the bytes.</summary>
    /// <exception cref="InvalidDataException">There are more than 256 MB.</exception>
    internal static byte[] Bytes(string path)
    {
        using var file = File.OpenRead(path);
        using var content = new MemoryStream();

        // By what is there and not by what the system announces: a device announces nothing and never ends.
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            if (content.Length + read > Most)
            {
                throw new InvalidDataException($"'{path}' is larger than {Most >> 20} MB, the most that is read of a log; keep every tenth line of it.");
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>The text: UTF-8 or UTF-16, by its mark or, without one, by the zeros that UTF-16 has in every second place.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xef, 0xbb, 0xbf, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xff, 0xfe, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xfe, 0xff, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ when MostlyZero(bytes, 1) && !AnyZero(bytes, 0) => Encoding.Unicode.GetString(bytes),
        _ when MostlyZero(bytes, 0) && !AnyZero(bytes, 1) => Encoding.BigEndianUnicode.GetString(bytes),
        _ => Encoding.UTF8.GetString(bytes),
    };

    private static bool MostlyZero(ReadOnlySpan<byte> bytes, int from)
    {
        var (zeros, seen) = (0, 0);
        for (var i = from; i < Math.Min(bytes.Length, Looked); i += 2)
        {
            seen++;
            zeros += bytes[i] == 0 ? 1 : 0;
        }

        return seen > 1 && 2 * zeros > seen;
    }

    private static bool AnyZero(ReadOnlySpan<byte> bytes, int from)
    {
        for (var i = from; i < Math.Min(bytes.Length, Looked); i += 2)
        {
            if (bytes[i] == 0)
            {
                return true;
            }
        }

        return false;
    }
}
