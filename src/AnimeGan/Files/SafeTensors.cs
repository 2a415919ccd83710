using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace AnimeGan.Files;

/// <summary>Writes tensors in the safetensors format, which many languages read and which runs no code when opened.</summary>
/// <remarks>
/// The published format: eight bytes with the header's length, little endian; the header, JSON that gives each tensor's
/// dtype, shape and range of bytes, padded with spaces to a multiple of eight; the tensors, little endian, row-major,
/// without gaps. Tensors are sorted by size of element and then by name, so that each lies aligned and the same
/// tensors give the same bytes.
/// </remarks>
public static class SafeTensors
{
    /// <summary>The header may be at most this long, as in the reference implementation.</summary>
    internal const long MaximumHeaderBytes = 100_000_000;

    private static readonly (ScalarType Type, string Name, int Size)[] Types =
    [
        (ScalarType.Float64, "F64", 8),
        (ScalarType.Int64, "I64", 8),
        (ScalarType.Float32, "F32", 4),
        (ScalarType.Int32, "I32", 4),
        (ScalarType.Float16, "F16", 2),
        (ScalarType.BFloat16, "BF16", 2),
        (ScalarType.Int16, "I16", 2),
        (ScalarType.Byte, "U8", 1),
        (ScalarType.Int8, "I8", 1),
        (ScalarType.Bool, "BOOL", 1),
    ];

    /// <summary>Writes tensors to a stream.</summary>
    /// <param name="stream">Written from its current position.</param>
    /// <param name="tensors">Any order, shape and device; names differ.</param>
    /// <param name="metadata">Words stored with them, or null.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, a name is '__metadata__', or a type is not in the format.</exception>
    public static void Write(Stream stream, IEnumerable<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var sorted = tensors
            .OrderByDescending(tensor => TypeOf(tensor).Size)
            .ThenBy(tensor => tensor.Name, StringComparer.Ordinal)
            .ToList();
        var header = Header(sorted, metadata);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);

        using var noGradient = no_grad();
        foreach (var (_, tensor) in sorted)
        {
            using var local = tensor.cpu();
            using var flat = local.contiguous();
            stream.Write(flat.bytes);
        }
    }

    /// <summary>The bytes of a file of tensors.</summary>
    /// <inheritdoc cref="Write(Stream, IEnumerable{NamedTensor}, IReadOnlyDictionary{string, string}?)"/>
    internal static ReadOnlyMemory<byte> Write(IReadOnlyList<NamedTensor> tensors)
    {
        const long HeaderBytesPerTensor = 256;
        using var stream = new MemoryStream(checked((int)tensors.Sum(tensor => (tensor.Tensor.numel() * TypeOf(tensor).Size) + HeaderBytesPerTensor)));
        Write(stream, tensors);
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    /// <summary>The type that a name in a header means, or null.</summary>
    internal static (ScalarType Type, int Size)? TypeOf(string name)
    {
        var found = Array.Find(Types, type => type.Name == name);
        return found.Name is null ? null : (found.Type, found.Size);
    }

    private static (string Name, int Size) TypeOf(NamedTensor tensor)
    {
        var found = Array.Find(Types, type => type.Type == tensor.Tensor.dtype);
        return found.Name is not null
            ? (found.Name, found.Size)
            : throw new ArgumentException($"{tensor.Name} is {tensor.Tensor.dtype}, which safetensors does not have; convert it first.", nameof(tensor));
    }

    private static byte[] Header(List<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is not null)
            {
                WriteMetadata(json, metadata);
            }

            WriteEntries(json, tensors);
            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject("__metadata__");
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, List<NamedTensor> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "__metadata__" };
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"The name '{tensor.Name}' is taken; give each tensor its own.", nameof(tensors));
            }

            var (type, size) = TypeOf(tensor);
            var end = offset + (tensor.Tensor.numel() * size);
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", type);
            json.WriteStartArray("shape");
            foreach (var length in tensor.Tensor.shape)
            {
                json.WriteNumberValue(length);
            }

            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            json.WriteNumberValue(end);
            json.WriteEndArray();
            json.WriteEndObject();
            offset = end;
        }
    }
}
