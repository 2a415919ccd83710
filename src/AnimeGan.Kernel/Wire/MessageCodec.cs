using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnimeGan.Kernel.Wire;

/// <summary>Messages to frames and back, signed and checked: identities, delimiter, signature, header, parent, metadata, content.</summary>
/// <param name="key">The key of the connection file; empty for no signatures.</param>
internal sealed class MessageCodec(byte[] key)
{
    /// <summary>The version of Jupyter's messaging protocol.</summary>
    public const string ProtocolVersion = "5.5";

    private const int SignatureLength = 32;
    private const int SignedFrames = 4;

    private static readonly JsonWriterOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] _emptyObject = "{}"u8.ToArray();

    private readonly string _session = Guid.NewGuid().ToString();
    private readonly SignatureHistory _history = new();
    private long _sent;

    private static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <summary>Reads a message. On one thread only, because it remembers the signatures seen.</summary>
    /// <param name="frames">What a socket received.</param>
    /// <exception cref="WireException">It is malformed, its signature is wrong, or it was received before.</exception>
    public WireMessage Decode(IReadOnlyList<byte[]> frames)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter))
        {
            delimiter++;
        }

        if (frames.Count < delimiter + 2 + SignedFrames)
        {
            throw new WireException($"{frames.Count} frames are no message");
        }

        CheckSignature(frames, delimiter + 1);
        var header = ParseObject(frames[delimiter + 2], "header");
        return new WireMessage
        {
            Identities = [.. frames.Take(delimiter)],
            Header = frames[delimiter + 2],
            Type = header.TextOrNull("msg_type") ?? throw new WireException("the header has no msg_type"),
            Id = header.TextOr("msg_id", string.Empty),
            Content = ParseObject(frames[delimiter + 5], "content"),
        };
    }

    /// <summary>Writes a message. On any thread.</summary>
    /// <param name="identities">Whom it is for; for a publication, its topic.</param>
    /// <param name="type">Its type.</param>
    /// <param name="content">Its content.</param>
    /// <param name="parent">The header of the message that caused it; null where none did.</param>
    /// <returns>The frames.</returns>
    public IReadOnlyList<byte[]> Encode(IReadOnlyList<byte[]> identities, string type, JsonObject content, byte[]? parent)
    {
        var header = new JsonObject
        {
            ["msg_id"] = string.Create(CultureInfo.InvariantCulture, $"{_session}_{Interlocked.Increment(ref _sent)}"),
            ["session"] = _session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        byte[][] parts = [ToBytes(header), parent ?? _emptyObject, _emptyObject, ToBytes(content)];
        var signature = key.Length == 0 ? [] : Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Sign(parts, 0)));
        return [.. identities, Delimiter.ToArray(), signature, .. parts];
    }

    private static byte[] ToBytes(JsonObject value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, _writing))
        {
            value.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static JsonElement ParseObject(byte[] bytes, string part)
    {
        try
        {
            var value = JsonElement.Parse(bytes);
            return value.ValueKind == JsonValueKind.Object ? value : throw new WireException($"the {part} is not a JSON object");
        }
        catch (JsonException error)
        {
            throw new WireException($"the {part} is not JSON: {error.Message}");
        }
    }

    private void CheckSignature(IReadOnlyList<byte[]> frames, int at)
    {
        if (key.Length == 0)
        {
            return;
        }

        Span<byte> given = stackalloc byte[SignatureLength];
        if (frames[at].Length != 2 * SignatureLength
            || Convert.FromHexString(frames[at].AsSpan(), given, out _, out _) != OperationStatus.Done
            || !CryptographicOperations.FixedTimeEquals(given, Sign(frames, at + 1)))
        {
            throw new WireException("its signature is wrong");
        }

        if (!_history.Add(given))
        {
            throw new WireException("its signature was used before");
        }
    }

    private byte[] Sign(IReadOnlyList<byte[]> frames, int first)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        for (var i = first; i < first + SignedFrames; i++)
        {
            hash.AppendData(frames[i]);
        }

        return hash.GetHashAndReset();
    }
}
