using System.Text;
using AnimeGan.Data.Interop;

namespace AnimeGan.Data;

/// <summary>A file below a source folder.</summary>
/// <param name="Name">Path from the source, with forward slashes; bytes that are not UTF-8 as \xE9.</param>
/// <param name="RawPath">The whole path's bytes, where they are not UTF-8 and .NET could not open it; otherwise null.</param>
/// <param name="Refused">Why it is not even opened; null where it is.</param>
internal sealed record SourceFile(string Name, byte[]? RawPath = null, (RejectionReason Reason, string Detail)? Refused = null)
{
    /// <summary>Opens it for reading.</summary>
    /// <param name="source">The source folder.</param>
    /// <exception cref="IOException">The system refused, also as <see cref="UnauthorizedAccessException"/>.</exception>
    public FileStream Open(string source) => RawPath is null
        ? new FileStream(Path.Combine(source, Name), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0)
        : new FileStream(LinuxFolder.OpenFile(RawPath), FileAccess.Read, bufferSize: 0);

    /// <summary>A name's bytes as text: UTF-8, and what is not as \xE9.</summary>
    public static string Show(ReadOnlySpan<byte> name)
    {
        var text = new StringBuilder();
        while (name.Length > 0)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (var value in name[..used])
                {
                    text.Append("\\x").Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            name = name[used..];
        }

        return text.ToString();
    }
}
