using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnimeGan.Data;

/// <summary>Writes inputs.jsonl, one line a file of the source, as they are dealt with; nothing is kept in memory.</summary>
internal sealed class InputLog : IDisposable
{
    /// <summary>The file's name in a prepared set.</summary>
    public const string FileName = "inputs.jsonl";

    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _line = new();
    private readonly Utf8JsonWriter _writer;

    public InputLog(string folder)
    {
        _stream = new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
        _writer = new Utf8JsonWriter(_line, _json);
    }

    /// <summary>Writes what became of a file.</summary>
    /// <param name="file">Path from the source.</param>
    /// <param name="input">What it gave.</param>
    /// <param name="index">Its index in the set; null where it is not in it.</param>
    /// <param name="rejected">Why it gave no picture; null where it did.</param>
    /// <param name="duplicateOf">The earlier file that it repeats; null where it is new.</param>
    public void Write(string file, PreparedInput input, int? index, RejectionReason? rejected, string? duplicateOf)
    {
        _line.SetLength(0);
        _writer.Reset();
        _writer.WriteStartObject();
        _writer.WriteString("file", file);
        if (input.FileHash.Length > 0)
        {
            _writer.WriteString("sha256", Convert.ToHexStringLower(input.FileHash));
        }

        if (input.Info is { } info)
        {
            _writer.WriteString("format", JsonNamingPolicy.CamelCase.ConvertName(info.Format.ToString()));
            _writer.WriteNumber("width", info.Width);
            _writer.WriteNumber("height", info.Height);
        }

        if (index is { } at)
        {
            _writer.WriteNumber("index", at);
        }

        if (rejected is { } reason)
        {
            _writer.WriteString("rejected", JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()));
        }

        if (duplicateOf is not null)
        {
            _writer.WriteString("duplicateOf", duplicateOf);
        }

        _writer.WriteEndObject();
        _writer.Flush();
        _line.WriteByte((byte)'\n');
        ReadOnlySpan<byte> bytes = _line.GetBuffer().AsSpan(0, (int)_line.Length);
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
        _writer.Dispose();
        _line.Dispose();
        _hash.Dispose();
    }
}
