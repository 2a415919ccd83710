using System.IO.Compression;
using System.Security.Cryptography;

namespace AnimeGan.Data;

/// <summary>A publisher's file of binary records, packed by gzip or not, read from front to back.</summary>
internal sealed class PublishedFile : IDisposable
{
    // Deflate writes at least 2 bits for 258 bytes.
    private const long MostUnpacked = 1032;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _content;
    private readonly long _mostBytes;

    /// <summary>Opens a file; whether it is packed is seen from its first bytes, not from its name.</summary>
    public PublishedFile(string path)
    {
        _path = path;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        Span<byte> start = stackalloc byte[2];
        var packed = _file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0x1f, 0x8b];
        Sha256 = Hash(_file);
        _file.Position = 0;
        _mostBytes = packed ? _file.Length * MostUnpacked : _file.Length;
        _content = packed ? new GZipStream(_file, CompressionMode.Decompress) : _file;
    }

    /// <summary>SHA-256 of the file as it lies on the disk, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>The file and its hash.</summary>
    public ImportedFile Import => new(Path.GetFileName(_path), Sha256);

    /// <summary>Reads exactly so many bytes.</summary>
    /// <param name="target">Filled.</param>
    /// <param name="what">What they are, for the message.</param>
    /// <exception cref="PreparationException">The file ends before, or cannot be unpacked.</exception>
    public void Read(Span<byte> target, string what)
    {
        var read = Unpack(target);
        if (read < target.Length)
        {
            throw new PreparationException($"{_path} is truncated: {what} should have {target.Length} bytes, {read} are there. Download it again.");
        }
    }

    /// <summary>Reads exactly so many bytes into an array, which is not made where the file is too short to hold them.</summary>
    /// <param name="length">How many, as the file's header says.</param>
    /// <param name="what">What they are, for the message.</param>
    /// <exception cref="PreparationException">The file ends before.</exception>
    public byte[] Read(long length, string what)
    {
        if (length > _mostBytes)
        {
            throw new PreparationException($"{_path} is truncated: {what} should have {length} bytes, the whole file can hold {_mostBytes}. Download it again.");
        }

        var bytes = new byte[length];
        Read(bytes, what);
        return bytes;
    }

    /// <summary>Requires that nothing follows.</summary>
    /// <exception cref="PreparationException">Something does.</exception>
    public void RequireEnd(string expected)
    {
        Span<byte> more = stackalloc byte[1];
        if (Unpack(more) > 0)
        {
            throw new PreparationException($"{_path} goes on after {expected}; it is not such a file, or two were joined. Download it again.");
        }
    }

    /// <summary>Bytes left to read up to the next end of record, at most the target's length.</summary>
    /// <returns>How many were there.</returns>
    /// <exception cref="PreparationException">The file cannot be unpacked.</exception>
    public int ReadSome(Span<byte> target) => Unpack(target);

    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }

    private int Unpack(Span<byte> target)
    {
        try
        {
            return _content.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException broken)
        {
            throw new PreparationException($"{_path} cannot be unpacked ({broken.Message}). Download it again.");
        }
    }

    private static string Hash(FileStream file)
    {
        file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
