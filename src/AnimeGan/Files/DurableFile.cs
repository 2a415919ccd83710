using System.Security.Cryptography;
using System.Text;

namespace AnimeGan.Files;

/// <summary>Files that are either there as a whole or not at all.</summary>
internal static class DurableFile
{
    /// <summary>Writes a file, waits until it is on the disk, and returns its SHA-256 in lower-case hexadecimal.</summary>
    internal static string Write(string path, Action<Stream> write)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            write(stream);
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <summary>Replaces a file: readers see the old one or the new one, never a part. Where that fails, as on a full disk, the old one stays and nothing else.</summary>
    /// <exception cref="UnauthorizedAccessException">The file, or its folder, may not be written.</exception>
    internal static void Replace(string path, Action<Stream> write)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path) ?? "", TemporaryName.Of(Path.GetFileName(path)) + ".partial");
        try
        {
            Write(temporary, write);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            if (ReadOnlyPlace.Is(fault))
            {
                throw ReadOnlyPlace.Denied(path, fault);
            }

            throw;
        }
    }

    /// <summary>Replaces a file.</summary>
    internal static void Replace(string path, ReadOnlyMemory<byte> content) => Replace(path, stream => stream.Write(content.Span));

    /// <summary>Replaces a file of text, UTF-8 without a mark.</summary>
    internal static void Replace(string path, string content) => Replace(path, Encoding.UTF8.GetBytes(content));

    /// <summary>SHA-256 of a file in lower-case hexadecimal.</summary>
    internal static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
