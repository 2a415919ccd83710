using System.Security.Cryptography;
using System.Text.Json;
using AnimeGan.Files;
using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>Writes inputs.jsonl, one line a file of the source, as they are dealt with; nothing is kept in memory.</summary>
internal sealed class InputLog : IDisposable
{
    /// <summary>The file's name in a prepared set.</summary>
    public const string FileName = "inputs.jsonl";

    private readonly FileStream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public InputLog(string folder) => _stream = new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);

    /// <summary>Writes what became of a file.</summary>
    /// <param name="file">Path from the source.</param>
    /// <param name="input">What it gave.</param>
    /// <param name="index">Its index in the set; null where it is not in it.</param>
    /// <param name="rejected">Why it gave no picture; null where it did.</param>
    /// <param name="duplicateOf">The earlier file that it repeats; null where it is new.</param>
    public void Write(string file, PreparedInput input, int? index, RejectionReason? rejected, string? duplicateOf)
    {
        var sha256 = input.FileHash.Length > 0 ? Convert.ToHexStringLower(input.FileHash) : null;
        var line = new Line(file, sha256, input.Info?.Format, input.Info?.Width, input.Info?.Height, index, rejected, duplicateOf);
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, KitJson.Line), (byte)'\n'];
        _stream.Write(bytes);
        _hash.AppendData(bytes);
    }

    /// <summary>Closes the file.</summary>
    /// <returns>Its SHA-256, lower-case hex.</returns>
    public string Finish()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
    }

    private sealed record Line(string File, string? Sha256, PictureFormat? Format, int? Width, int? Height, int? Index, RejectionReason? Rejected, string? DuplicateOf);
}
